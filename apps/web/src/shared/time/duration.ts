const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/**
 * A duration in ms for a person, in its two largest units: `42 s`, `12 min`, `2 h 14 min`, `3 d 4 h`.
 * What lies below zero (a clock that is ahead) counts as none.
 */
export function durationText(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < MINUTE_MS) return `${Math.floor(ms / SECOND_MS)} s`;
  if (ms < HOUR_MS) return `${Math.floor(ms / MINUTE_MS)} min`;
  if (ms < DAY_MS) return twoUnits([Math.floor(ms / HOUR_MS), 'h'], [Math.floor((ms % HOUR_MS) / MINUTE_MS), 'min']);
  return twoUnits([Math.floor(ms / DAY_MS), 'd'], [Math.floor((ms % DAY_MS) / HOUR_MS), 'h']);
}

/** The same in one unit, where there is little room: `42 s`, `12 min`, `2 h`, `3 d`. */
export function shortDurationText(durationMs: number): string {
  const ms = Math.max(0, durationMs);
  if (ms < HOUR_MS) return durationText(ms);
  return ms < DAY_MS ? `${Math.floor(ms / HOUR_MS)} h` : `${Math.floor(ms / DAY_MS)} d`;
}

/** A latency in ms with its unit: `0.4 ms`, `31 ms`, `2.5 s`. */
export function latencyText(latencyMs: number): string {
  if (latencyMs === 0) return '0 ms';
  if (latencyMs < 10) return `${latencyMs.toFixed(1)} ms`;
  return latencyMs < SECOND_MS ? `${Math.round(latencyMs)} ms` : `${(latencyMs / SECOND_MS).toFixed(1)} s`;
}

function twoUnits(large: readonly [number, string], small: readonly [number, string]): string {
  return small[0] === 0 ? large.join(' ') : `${large.join(' ')} ${small.join(' ')}`;
}
