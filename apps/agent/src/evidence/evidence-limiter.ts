import type { Evidence } from '@sightline/spec';
import type { Clock } from '../platform/clock.ts';

type Kind = 'pass' | 'degraded' | 'fail';

interface Watched {
  readonly kind: Kind;
  /** Gathered for this failing, and not yet sent. */
  evidence: Evidence | null;
}

/** So many bundles at once, and one more for each of these spans: a store whose line is out fails in all its checks. */
const BUNDLES_AT_ONCE = 4;
const REFILL_MS = 3 * 60_000;

/** Has evidence gathered when a check begins to fail, seldom enough for a store's line, and gives it with a later result of the same failing. */
export class EvidenceLimiter {
  readonly #clock: Pick<Clock, 'monotonicMs'>;
  readonly #watched = new Map<number, Watched>();
  #left = BUNDLES_AT_ONCE;
  #refilledMs: number;
  #gathering: Promise<void> = Promise.resolve();

  constructor(clock: Pick<Clock, 'monotonicMs'>) {
    this.#clock = clock;
    this.#refilledMs = clock.monotonicMs();
  }

  /**
   * Takes a result of a check; gives the evidence to send with it, null when there is none (yet). `gather` is called when
   * the check has just begun to fail, now or when what is being gathered is done; it must not reject.
   */
  saw(checkNo: number, kind: Kind, gather: () => Promise<Evidence>): Evidence | null {
    const before = this.#watched.get(checkNo);
    if (kind === 'pass') {
      this.#watched.delete(checkNo);
      return null;
    }
    if (before?.kind === kind) {
      const { evidence } = before;
      before.evidence = null;
      return evidence;
    }
    const watched: Watched = { kind, evidence: null };
    this.#watched.set(checkNo, watched);
    if (this.#take()) this.#gatherFor(checkNo, watched, gather);
    return null;
  }

  #gatherFor(checkNo: number, watched: Watched, gather: () => Promise<Evidence>): void {
    // One after the other, so that the evidence of one failure is not the traffic of another's.
    this.#gathering = this.#gathering.then(async () => {
      if (this.#watched.get(checkNo) !== watched) return;
      watched.evidence = await gather();
    });
  }

  #take(): boolean {
    const nowMs = this.#clock.monotonicMs();
    const refills = Math.floor((nowMs - this.#refilledMs) / REFILL_MS);
    this.#left = Math.min(BUNDLES_AT_ONCE, this.#left + refills);
    this.#refilledMs += refills * REFILL_MS;
    if (this.#left === 0) return false;
    this.#left -= 1;
    return true;
  }
}
