import { describe, expect, it } from 'vitest';
import { formatDateText, formatLocalTime, zoneName } from './local-time.ts';

describe('local times', () => {
  it.each([
    ['Tue Nov 24 2026 14:02:11 GMT-0500 (Eastern Standard Time)', 'Nov 24, 14:02:11 GMT-5', 'Eastern Standard Time'],
    ['Sun Jul 05 2026 04:05:06 GMT+0530 (India Standard Time)', 'Jul 5, 04:05:06 GMT+5:30', 'India Standard Time'],
    [
      'Fri Jan 02 2026 00:00:00 GMT+0000 (Coordinated Universal Time)',
      'Jan 2, 00:00:00 UTC',
      'Coordinated Universal Time',
    ],
    ['Fri Jan 02 2026 00:00:00 GMT+1300', 'Jan 2, 00:00:00 GMT+13', 'GMT+13:00'],
  ])('include their zone: %s', (text, moment, zone) => {
    expect(formatDateText(text)).toBe(moment);
    expect(zoneName(text)).toBe(zone);
  });

  it('are in the zone of this host', () => {
    expect(formatLocalTime('2026-11-24T19:02:11.000Z')).toBe('Nov 24, 19:02:11 UTC');
  });
});
