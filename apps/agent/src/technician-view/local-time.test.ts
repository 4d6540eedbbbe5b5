import { describe, expect, it } from 'vitest';
import { durationWords, momentWords, timeWords, zoneName } from './local-time.ts';

describe('times on the machine', () => {
  it.each([
    ['Tue Nov 24 2026 14:02:11 GMT-0500 (Eastern Standard Time)', 'Nov 24, 14:02:11 GMT-5', 'Eastern Standard Time'],
    ['Sun Jul 05 2026 04:05:06 GMT+0530 (India Standard Time)', 'Jul 5, 04:05:06 GMT+5:30', 'India Standard Time'],
    [
      'Fri Jan 02 2026 00:00:00 GMT+0000 (Coordinated Universal Time)',
      'Jan 2, 00:00:00 UTC',
      'Coordinated Universal Time',
    ],
    ['Fri Jan 02 2026 00:00:00 GMT+1300', 'Jan 2, 00:00:00 GMT+13', 'GMT+13:00'],
  ])('are told with their zone: %s', (text, moment, zone) => {
    expect(momentWords(text)).toBe(moment);
    expect(zoneName(text)).toBe(zone);
  });

  it('are those of this machine', () => {
    expect(timeWords('2026-11-24T19:02:11.000Z')).toBe('Nov 24, 19:02:11 UTC');
  });

  it('tell durations in their two largest units', () => {
    const minutes = [0, 1, 61, 120, 1_440, 3_000].map((count) => durationWords(count * 60_000));
    expect(minutes).toEqual(['less than a minute', '1 min', '1 h 1 min', '2 h 0 min', '1 d', '2 d 2 h']);
  });
});
