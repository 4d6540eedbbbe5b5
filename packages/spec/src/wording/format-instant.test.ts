import { describe, expect, it } from 'vitest';
import {
  formatDate,
  formatHour,
  formatInstant,
  formatInstantRange,
  formatRecent,
  formatSince,
  formatTime,
  formatWeekdayTime,
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
  it('writes the date, the time and the weekday of that zone', () => {
    expect(formatDate(AT, CHICAGO)).toBe('Nov 30, 2026');
    expect(formatTime(AT, CHICAGO)).toBe('23:15:04 CST');
    expect(formatTime(AT, CHICAGO, 'minutes')).toBe('23:15 CST');
    expect(formatWeekdayTime(AT, CHICAGO)).toBe('Mon 23:15 CST');
    expect(formatHour(AT, CHICAGO)).toBe('23:15');
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

  it('says since when and for how long', () => {
    expect(formatSince(AT, CHICAGO, '2026-12-01T07:20:04Z')).toBe('since Nov 30, 23:15 CST (2 h 5 min)');
  });
});

describe('formatInstantRange', () => {
  it('names the day once where it is one day', () => {
    expect(formatInstantRange(AT, '2026-12-01T05:40:10Z', CHICAGO)).toBe('Nov 30, 2026, 23:15:04 to 23:40:10 CST');
  });

  it('names both ends in full over midnight and over a change of the clock', () => {
    expect(formatInstantRange(AT, '2026-12-01T06:10:00Z', CHICAGO, 'minutes')).toBe(
      'Nov 30, 2026, 23:15 CST to Dec 1, 2026, 00:10 CST',
    );
    expect(formatInstantRange('2026-11-01T06:30:00Z', '2026-11-01T07:30:00Z', CHICAGO, 'minutes')).toBe(
      'Nov 1, 2026, 01:30 CDT to Nov 1, 2026, 01:30 CST',
    );
  });
});
