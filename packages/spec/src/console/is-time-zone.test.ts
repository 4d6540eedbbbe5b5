import { describe, expect, it } from 'vitest';
import { isTimeZone } from './is-time-zone.ts';

describe('isTimeZone', () => {
  it.each(['America/New_York', 'Europe/Berlin', 'UTC'])('knows %s', (name) => {
    expect(isTimeZone(name)).toBe(true);
  });

  it.each(['', 'America/Springfield', 'Eastern'])('does not know %j', (name) => {
    expect(isTimeZone(name)).toBe(false);
  });
});
