/** An instant for people, for example `Tue 24 Nov 2026, 14:05:10 EST`. Throws on a time zone that does not exist. */
export function instantText(instant: Date, timeZone: string): string {
  const parts = new Map(
    new Intl.DateTimeFormat('en-US', {
      timeZone,
      weekday: 'short',
      day: 'numeric',
      month: 'short',
      year: 'numeric',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
      hourCycle: 'h23',
      timeZoneName: 'short',
    })
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  );
  const text = (type: Intl.DateTimeFormatPartTypes): string => parts.get(type) ?? '';
  const date = `${text('weekday')} ${text('day')} ${text('month')} ${text('year')}`;
  return `${date}, ${text('hour')}:${text('minute')}:${text('second')} ${text('timeZoneName')}`;
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A duration in its two largest units: `45 s`, `12 min 5 s`, `3 h 4 min`, `2 d 3 h`. */
export function durationText(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms >= DAY_MS) return pair(ms, [DAY_MS, 'd'], [HOUR_MS, 'h']);
  if (ms >= HOUR_MS) return pair(ms, [HOUR_MS, 'h'], [MINUTE_MS, 'min']);
  if (ms >= MINUTE_MS) return pair(ms, [MINUTE_MS, 'min'], [SECOND_MS, 's']);
  return `${Math.round(ms / SECOND_MS)} s`;
}

function pair(ms: number, [large, largeName]: [number, string], [small, smallName]: [number, string]): string {
  const rest = Math.floor((ms % large) / small);
  const whole = `${Math.floor(ms / large)} ${largeName}`;
  return rest === 0 ? whole : `${whole} ${rest} ${smallName}`;
}
