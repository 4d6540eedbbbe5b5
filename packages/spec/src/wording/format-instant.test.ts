import { describe, expect, it } from 'vitest';
import {
  formatHour,
  formatInstant,
  formatRecent,
  formatTime,
  formatWeekdayTime,
  formatZone,
} from './format-instant.ts';

const AT = '2026-12-01T05:15:04.000Z';
const CHICAGO = 'America/Chicago';

describe('formatInstant', () => {
  it.each([
    [CHICAGO, 'Nov 30, 2026, 23:15:04 CST'],
    ['UTC', 'Dec 1, 2026, 05:15:04 UTC'],
    ['America/Phoenix', 'Nov 30, 2026, 22:15:04 MST'],
    ['Europe/Berlin', 'Dec 1, 2026, 06:15:04 GMT+1'],
    ['Asia/Kolkata', 'Dec 1, 2026, 10:45:04 GMT+5:30'],
  ])('writes a moment on the clock of %s as %s', (zone, text) => {
    expect(formatInstant(AT, zone)).toBe(text);
  });

  it('takes a date, a text and ms alike', () => {
    expect(formatInstant(new Date(AT), 'UTC')).toBe(formatInstant(AT, 'UTC'));
    expect(formatInstant(Date.parse(AT), 'UTC', 'minutes')).toBe('Dec 1, 2026, 05:15 UTC');
  });

  it('names daylight saving time, and midnight as 00', () => {
    expect(formatInstant('2026-07-04T05:00:00Z', CHICAGO)).toBe('Jul 4, 2026, 00:00:00 CDT');
  });

  it('refuses a zone that does not exist', () => {
    expect(() => formatInstant(AT, 'America/Springfield')).toThrow(RangeError);
  });
});

describe('parts of a moment', () => {
  it('writes the time and the weekday of that zone', () => {
    expect(formatTime(AT, CHICAGO)).toBe('23:15:04 CST');
    expect(formatTime(AT, CHICAGO, 'minutes')).toBe('23:15 CST');
    expect(formatWeekdayTime(AT, CHICAGO)).toBe('Mon 23:15 CST');
    expect(formatHour(AT, CHICAGO)).toBe('23:15');
    expect(formatZone(AT, CHICAGO)).toBe('CST');
  });
});

describe('formatRecent', () => {
  it.each([
    ['2026-12-01T05:59:00Z', '23:15 CST'],
    ['2026-12-01T06:01:00Z', 'Nov 30, 23:15 CST'],
    ['2027-02-01T00:00:00Z', 'Nov 30, 2026, 23:15 CST'],
  ])('leaves out of the date what is the same at %s', (now, text) => {
    expect(formatRecent(AT, CHICAGO, now)).toBe(text);
  });
});
