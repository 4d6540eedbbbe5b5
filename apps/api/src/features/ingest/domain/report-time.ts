import type { Report } from '@sightline/spec';

/** How far ahead of the server a probe may be, after correcting the host's clock. */
export const FUTURE_TOLERANCE_MS = 120_000;

/** Returns when the report's cycle began in ms since the epoch, by the server's clock as far as the agent could measure it. */
export function correctedStartMs(report: Pick<Report, 'startedAt' | 'clockOffsetMs'>): number {
  return Date.parse(report.startedAt) + (report.clockOffsetMs ?? 0);
}

/** Returns when the report's last probe began; the report's start if it has none. */
export function correctedEndMs(report: Pick<Report, 'startedAt' | 'clockOffsetMs' | 'offsetsMs'>): number {
  return correctedStartMs(report) + report.offsetsMs.reduce((latest, offset) => Math.max(latest, offset), 0);
}
