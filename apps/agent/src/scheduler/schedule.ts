import { createHash } from 'node:crypto';

/** A new check runs within this time, however long its interval. */
const FIRST_RUN_WITHIN_MS = 30_000;
const JITTER_SHARE = 0.02;
const JITTER_MS_MAX = 1_000;

/**
 * Returns the offset within its interval at which a host runs a check: the same after a restart, and spread evenly over
 * checks and hosts. In ms, from 0 to below `intervalMs`.
 */
export function scheduleOffsetMs(hostId: string, checkNo: number, intervalMs: number): number {
  const digest = createHash('sha256').update(`${hostId}:${checkNo}`).digest();
  return digest.readUInt32BE(0) % intervalMs;
}

/** Returns the delay from `nowMs` to a check's next run; more than half an interval after a run just made. */
export function delayToNextRunMs(nowMs: number, offsetMs: number, intervalMs: number): number {
  const sinceOffsetMs = (((nowMs - offsetMs) % intervalMs) + intervalMs) % intervalMs;
  const delayMs = intervalMs - sinceOffsetMs;
  // A run that came slightly early because of jitter would be due again at once; skip it.
  return delayMs < intervalMs * JITTER_SHARE ? delayMs + intervalMs : delayMs;
}

/** Returns the delay to the first run of a newly assigned check. */
export function delayToFirstRunMs(offsetMs: number, intervalMs: number): number {
  return offsetMs % Math.min(intervalMs, FIRST_RUN_WITHIN_MS);
}

/** Returns extra delay, so that checks with the same offset drift apart. @param random 0 to 1. */
export function jitterMs(intervalMs: number, random: number): number {
  return random * Math.min(JITTER_MS_MAX, intervalMs * JITTER_SHARE);
}
