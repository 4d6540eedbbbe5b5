/** The signs that the path from the API to the database is open. */
export interface AliveSigns {
  /** When the API started to listen without a break; null while it does not. */
  readonly pulseSince: Date | null;
  /** When the oldest waiting report was enqueued; null if none waits. */
  readonly oldestWaitingAt: Date | null;
}

const LAG_MS_MAX = 3_000;

/**
 * Tracks since when reports have flowed without a break. A lagging queue hides reports that did arrive, so the end of a lag
 * counts as a new start, as does the start of the process.
 */
export class AliveSince {
  #since: Date;

  constructor(startedAt: Date) {
    this.#since = startedAt;
  }

  /** Returns null while reports do not flow. */
  observe(signs: AliveSigns, now: Date): Date | null {
    const lags = signs.oldestWaitingAt !== null && now.getTime() - signs.oldestWaitingAt.getTime() > LAG_MS_MAX;
    if (signs.pulseSince === null || lags) {
      this.#since = now;
      return null;
    }
    return signs.pulseSince > this.#since ? signs.pulseSince : this.#since;
  }
}
