import { createHash } from 'node:crypto';

/** A check that is new runs within this time, however long its interval is. */
const FIRST_RUN_WITHIN_MS = 30_000;
const JITTER_SHARE = 0.02;
const JITTER_MS_MAX = 1_000;

/**
 * The moment within an interval at which a check of a host runs: the same after a restart, and spread evenly over a
 * host's checks and over all hosts. In ms, from 0 up to, not including, `intervalMs`.
 */
export function scheduleOffsetMs(hostId: string, checkNo: number, intervalMs: number): number {
  const digest = createHash('sha256').update(`${hostId}:${checkNo}`).digest();
  return digest.readUInt32BE(0) % intervalMs;
}

/** How long from `nowMs` until the next moment of a check's phase; more than half an interval away from a run just made. */
export function delayToNextRunMs(nowMs: number, phase: number, intervalMs: number): number {
  const sincePhaseMs = (((nowMs - phase) % intervalMs) + intervalMs) % intervalMs;
  const delayMs = intervalMs - sincePhaseMs;
  // A run that came a little early by its jitter has its own moment still ahead; that one is done.
  return delayMs < intervalMs * JITTER_SHARE ? delayMs + intervalMs : delayMs;
}

/** How long until the first run of a check that has just been assigned. */
export function delayToFirstRunMs(phase: number, intervalMs: number): number {
  return phase % Math.min(intervalMs, FIRST_RUN_WITHIN_MS);
}

/** A little more delay, so that even checks with the same phase drift apart. @param random 0 up to 1. */
export function jitterMs(intervalMs: number, random: number): number {
  return random * Math.min(JITTER_MS_MAX, intervalMs * JITTER_SHARE);
}
