import type { SpooledReport } from '../spool/held-report.ts';

export interface ReportChoice {
  readonly seq: number;
  /** Backfill waits for its turn and is paced; fresh reports are not. */
  readonly isBackfill: boolean;
}

export interface SendHistory {
  /** When each report was last sent, on the monotonic clock. */
  readonly sentAtMs: ReadonlyMap<number, number>;
  readonly monotonicMs: number;
  readonly wallMs: number;
  /** A report not confirmed after this long is sent again. */
  readonly resendAfterMs: number;
}

/** Young enough to be judged and alerted on; older reports are history, which can come later. */
const FRESH_MS = 120_000;

/** Returns the report to send next: fresh ones in order, then history, oldest first; null if none is due. */
export function chooseNextReport(held: Iterable<SpooledReport>, memory: SendHistory): ReportChoice | null {
  let backfill: ReportChoice | null = null;
  for (const report of held) {
    if (!isDue(report.seq, memory)) continue;
    const ageMs = memory.wallMs - report.createdAtMs;
    // A clock that was set back makes ages negative; such a report is new.
    if (ageMs < FRESH_MS) return { seq: report.seq, isBackfill: false };
    backfill ??= { seq: report.seq, isBackfill: true };
  }
  return backfill;
}

function isDue(seq: number, memory: SendHistory): boolean {
  const sentAtMs = memory.sentAtMs.get(seq);
  return sentAtMs === undefined || memory.monotonicMs - sentAtMs >= memory.resendAfterMs;
}
