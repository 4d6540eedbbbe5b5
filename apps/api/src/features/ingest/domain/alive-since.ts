/** What tells whether the way from the API to the database is open. */
export interface AliveSigns {
  /** Since when the API has been listening without a break; null when it does not. */
  readonly pulseSince: Date | null;
  /** When the report that waits longest was put into the queue; null when none waits. */
  readonly oldestWaitingAt: Date | null;
}

const LAG_MS_MAX = 3_000;

/**
 * Follows since when reports have flowed without a break. A queue that lags hides reports that did arrive, so its end
 * counts as a new beginning, as does the start of the process.
 */
export class AliveSince {
  #since: Date;

  constructor(startedAt: Date) {
    this.#since = startedAt;
  }

  /** Null while reports do not flow. */
  observe(signs: AliveSigns, now: Date): Date | null {
    const lags = signs.oldestWaitingAt !== null && now.getTime() - signs.oldestWaitingAt.getTime() > LAG_MS_MAX;
    if (signs.pulseSince === null || lags) {
      this.#since = now;
      return null;
    }
    return signs.pulseSince > this.#since ? signs.pulseSince : this.#since;
  }
}
