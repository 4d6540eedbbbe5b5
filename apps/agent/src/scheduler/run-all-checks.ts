import type { Clock } from '../platform/clock.ts';

/** How a run of all checks that a person asked for stands. */
export type RunAllState =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly total: number; readonly finishedAt: string };

export interface RunAllOptions {
  readonly clock: Clock;
  /** Asks for every check; gives their numbers. */
  readonly runAll: () => readonly number[];
  readonly onDone: () => void;
}

/** Follows a run of all checks. One at a time: asked again meanwhile, it goes on. */
export class RunAllChecks {
  readonly #options: RunAllOptions;
  #waiting = new Set<number>();
  #askedMs = 0;
  #state: RunAllState = { kind: 'idle' };

  constructor(options: RunAllOptions) {
    this.#options = options;
  }

  get state(): RunAllState {
    return this.#state;
  }

  start(): void {
    if (this.#state.kind === 'running') return;
    this.#askedMs = this.#options.clock.monotonicMs();
    this.#waiting = new Set(this.#options.runAll());
    this.#advance(this.#waiting.size);
  }

  /** A check was probed; one that began before it was asked for does not count. `startedMs` is on the monotonic clock. */
  saw(checkNo: number, startedMs: number): void {
    if (this.#state.kind !== 'running' || startedMs < this.#askedMs) return;
    this.#waiting.delete(checkNo);
    this.#advance(this.#state.total);
  }

  /** The checks are others now; those that are gone are not waited for. */
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
