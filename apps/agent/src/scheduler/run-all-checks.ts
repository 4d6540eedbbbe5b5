import type { Clock } from '../platform/clock.ts';

/** The progress of a run of all checks that a person requested. */
export type RunAllState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly total: number; readonly finishedAt: string };

export interface RunAllOptions {
  readonly clock: Clock;
  /** Starts every check; returns their numbers. */
  readonly runAll: () => readonly number[];
  readonly onDone: () => void;
}

/** Tracks a run of all checks. One at a time: a second request joins the first. */
export class RunAllChecks {
  readonly #options: RunAllOptions;
  #waiting = new Set<number>();
  #requestedMs = 0;
  #state: RunAllState = { kind: 'idle' };

  constructor(options: RunAllOptions) {
    this.#options = options;
  }

  get state(): RunAllState {
    return this.#state;
  }

  start(): void {
    if (this.#state.kind === 'running') return;
    this.#requestedMs = this.#options.clock.monotonicMs();
    this.#waiting = new Set(this.#options.runAll());
    this.#advance(this.#waiting.size);
  }

  /**
   * Records a finished check; one that started before the request does not count. `startedMs` is on the monotonic
   * clock.
   */
  recordRun(checkNo: number, startedMs: number): void {
    if (this.#state.kind !== 'running' || startedMs < this.#requestedMs) return;
    this.#waiting.delete(checkNo);
    this.#advance(this.#state.total);
  }

  /** Stops waiting for checks that are no longer assigned. */
  keepOnly(checkNos: readonly number[]): void {
    if (this.#state.kind !== 'running') return;
    this.#waiting = this.#waiting.intersection(new Set(checkNos));
    this.#advance(this.#state.total);
  }

  #advance(total: number): void {
    if (this.#waiting.size > 0) {
      this.#state = { kind: 'running', done: total - this.#waiting.size, total };
      return;
    }
    this.#state = { kind: 'done', total, finishedAt: new Date(this.#options.clock.wallMs()).toISOString() };
    this.#options.onDone();
  }
}
