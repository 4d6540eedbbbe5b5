import { formatNumber } from './format-number.ts';

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const UNITS = [
  [DAY_MS, 'd'],
  [HOUR_MS, 'h'],
  [MINUTE_MS, 'min'],
  [SECOND_MS, 's'],
] as const;

/**
 * Returns a duration in ms in its two largest units: `27 s`, `12 min 5 s`, `2 h 5 min`, `3 d 4 h`.
 * Rounds down, so that it never claims more than has passed; a negative one (a clock that is ahead) is `0 s`.
 */
export function formatDuration(durationMs: number): string {
  const at = largestUnit(durationMs);
  const [largeMs, large] = UNITS[at] ?? UNITS[3];
  const ms = Math.max(0, durationMs);
  const [smallMs, small] = UNITS[at + 1] ?? [largeMs, ''];
  const rest = Math.floor((ms % largeMs) / smallMs);
  const whole = `${formatNumber(Math.floor(ms / largeMs))} ${large}`;
  return rest === 0 ? whole : `${whole} ${rest} ${small}`;
}

/** Returns the same in one unit, for places with little room: `27 s`, `12 min`, `2 h`, `3 d`. */
export function formatShortDuration(durationMs: number): string {
  const [unitMs, unit] = UNITS[largestUnit(durationMs)] ?? UNITS[3];
  return `${formatNumber(Math.floor(Math.max(0, durationMs) / unitMs))} ${unit}`;
}

/** Returns a latency in ms with its unit: `0.4 ms`, `31 ms`, `2.5 s`. */
export function formatLatency(latencyMs: number): string {
  if (latencyMs === 0) return '0 ms';
  if (latencyMs < 9.95) return `${latencyMs.toFixed(1)} ms`;
  return latencyMs < 999.5 ? `${Math.round(latencyMs)} ms` : `${(latencyMs / SECOND_MS).toFixed(1)} s`;
}

function largestUnit(durationMs: number): number {
  const at = UNITS.findIndex(([unitMs]) => durationMs >= unitMs);
  return at === -1 ? UNITS.length - 1 : at;
}
