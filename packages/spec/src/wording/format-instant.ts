/** A moment: a date, an ISO 8601 text, or ms since 1970. */
export type InstantLike = Date | string | number;

/** How exact a time of day is. */
export type TimePrecision = 'seconds' | 'minutes';

/** Returns a moment in full, in an IANA zone: `Nov 30, 2026, 23:15:04 CST`. Throws on a zone that does not exist. */
export function formatInstant(at: InstantLike, timeZone: string, precision: TimePrecision = 'seconds'): string {
  const parts = partsOf(at, timeZone);
  return `${dateOf(parts)}, ${timeOf(parts, precision)} ${parts.zone}`;
}

/** Returns the time of day of a moment in a zone: `23:15:04 CST`. */
export function formatTime(at: InstantLike, timeZone: string, precision: TimePrecision = 'seconds'): string {
  const parts = partsOf(at, timeZone);
  return `${timeOf(parts, precision)} ${parts.zone}`;
}

/** Returns weekday and time, for the clock of a place: `Mon 23:15 CST`. */
export function formatWeekdayTime(at: InstantLike, timeZone: string): string {
  const parts = partsOf(at, timeZone);
  return `${parts.weekday} ${timeOf(parts, 'minutes')} ${parts.zone}`;
}

/** Returns hour and minute alone, only for axes and strips whose legend names the zone: `23:15`. */
export function formatHour(at: InstantLike, timeZone: string): string {
  return timeOf(partsOf(at, timeZone), 'minutes');
}

/** Returns the short name of a zone at a moment, for the legend of an axis: `CST`. */
export function formatZone(at: InstantLike, timeZone: string): string {
  return partsOf(at, timeZone).zone;
}

/**
 * Returns a moment as short as `now` allows: `23:15 CST` on the same day, `Nov 30, 23:15 CST` in the same year, with the
 * year otherwise.
 */
export function formatRecent(
  at: InstantLike,
  timeZone: string,
  now: InstantLike,
  precision: TimePrecision = 'minutes',
): string {
  const parts = partsOf(at, timeZone);
  const today = partsOf(now, timeZone);
  const time = `${timeOf(parts, precision)} ${parts.zone}`;
  if (dateOf(parts) === dateOf(today)) return time;
  const day = parts.year === today.year ? `${parts.month} ${parts.day}` : dateOf(parts);
  return `${day}, ${time}`;
}

interface InstantParts {
  readonly weekday: string;
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly hour: string;
  readonly minute: string;
  readonly second: string;
  readonly zone: string;
}

function dateOf({ month, day, year }: InstantParts): string {
  return `${month} ${day}, ${year}`;
}

function timeOf({ hour, minute, second }: InstantParts, precision: TimePrecision): string {
  return precision === 'seconds' ? `${hour}:${minute}:${second}` : `${hour}:${minute}`;
}

function partsOf(at: InstantLike, timeZone: string): InstantParts {
  const byType = new Map(
    formatterOf(timeZone)
      .formatToParts(new Date(at))
      .map(({ type, value }) => [type, value]),
  );
  const part = (type: Intl.DateTimeFormatPartTypes): string => byType.get(type) ?? '';
  return {
    weekday: part('weekday'),
    year: part('year'),
    month: part('month'),
    day: part('day'),
    hour: part('hour'),
    minute: part('minute'),
    second: part('second'),
    zone: part('timeZoneName'),
  };
}

/** A formatter costs about a hundred times as much as one use of it. There are fewer zones than this in any fleet. */
const FORMATTERS_MAX = 64;
const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const formatter = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  });
  if (formatters.size >= FORMATTERS_MAX) formatters.clear();
  formatters.set(timeZone, formatter);
  return formatter;
}
