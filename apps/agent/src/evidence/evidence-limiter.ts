import type { Evidence } from '@sightline/spec';
import type { Clock } from '../platform/clock.ts';

type Kind = 'pass' | 'degraded' | 'fail';

interface FailingCheck {
  readonly kind: Kind;
  /** Gathered for this failure and not yet sent. */
  evidence: Evidence | null;
}

/** The number of bundles at once, and the time until one more: if a store's line is out, all its checks fail. */
const BUNDLES_AT_ONCE = 4;
const REFILL_MS = 3 * 60_000;

/**
 * Gathers evidence when a check starts failing, rate-limited to spare the store's line. Returns it with a later result
 * of the same failure.
 */
export class EvidenceLimiter {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #failing = new Map<number, FailingCheck>();
  #available = BUNDLES_AT_ONCE;
  #refilledMs: number;
  #gathering: Promise<void> = Promise.resolve();

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
    this.#refilledMs = clock.monotonicMs();
  }

  /**
   * Takes a result of a check; returns the evidence to send with it, or null. Calls `gather`, which must not reject, if the
   * check has just started failing: now, or after the evidence in progress.
   */
  record(checkNo: number, kind: Kind, gather: () => Promise<Evidence>): Evidence | null {
    const before = this.#failing.get(checkNo);
    if (kind === 'pass') {
      this.#failing.delete(checkNo);
      return null;
    }
    if (before?.kind === kind) {
      const { evidence } = before;
      before.evidence = null;
      return evidence;
    }
    const failing: FailingCheck = { kind, evidence: null };
    this.#failing.set(checkNo, failing);
    if (this.#take()) this.#gatherFor(checkNo, failing, gather);
    return null;
  }

  #gatherFor(checkNo: number, failing: FailingCheck, gather: () => Promise<Evidence>): void {
    // One at a time, so that evidence for one failure does not show traffic of another.
    this.#gathering = this.#gathering.then(async () => {
      if (this.#failing.get(checkNo) !== failing) return;
      failing.evidence = await gather();
    });
  }

  #take(): boolean {
    const nowMs = this.#clock.monotonicMs();
    const refills = Math.floor((nowMs - this.#refilledMs) / REFILL_MS);
    this.#available = Math.min(BUNDLES_AT_ONCE, this.#available + refills);
    this.#refilledMs += refills * REFILL_MS;
    if (this.#available === 0) return false;
    this.#available -= 1;
    return true;
  }
}
