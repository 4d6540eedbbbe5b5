import type { Report } from '@sightline/spec';

/** How far a probe may lie in the future of the server, once the host's clock is corrected. */
export const FUTURE_TOLERANCE_MS = 120_000;

/** When the report's cycle began, by the server's clock as far as the agent could measure it; ms since the epoch. */
export function correctedStartMs(report: Pick<Report, 'startedAt' | 'clockOffsetMs'>): number {
  return Date.parse(report.startedAt) + (report.clockOffsetMs ?? 0);
}

/** When the last probe of the report began; its start when it has none. */
export function correctedEndMs(report: Pick<Report, 'startedAt' | 'clockOffsetMs' | 'offsetsMs'>): number {
  return correctedStartMs(report) + report.offsetsMs.reduce((latest, offset) => Math.max(latest, offset), 0);
}
