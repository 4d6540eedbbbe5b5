/** Runs at most `max` tasks at once; the others wait, urgent ones first. */
export class ConcurrencyLimiter {
  readonly #max: number;
  #running = 0;
  #urgent: (() => Promise<void>)[] = [];
  #usual: (() => Promise<void>)[] = [];
  #idle: PromiseWithResolvers<undefined> | null = null;

  constructor(max: number) {
    this.#max = max;
  }

  /** Queues a task. @param task must not reject. */
  submit(task: () => Promise<void>, isUrgent: boolean): void {
    (isUrgent ? this.#urgent : this.#usual).push(task);
    this.#fill();
  }

  /** Drops the tasks that have not started. */
  clear(): void {
    this.#urgent = [];
    this.#usual = [];
  }

  /** Resolves when no task runs. */
  async idle(): Promise<void> {
    if (this.#running === 0) return;
    this.#idle ??= Promise.withResolvers();
    await this.#idle.promise;
  }

  #fill(): void {
    while (this.#running < this.#max) {
      const task = this.#urgent.shift() ?? this.#usual.shift();
      if (task === undefined) return;
      this.#running += 1;
      void task().finally(() => {
        this.#running -= 1;
        this.#fill();
        if (this.#running === 0) this.#idle?.resolve(undefined);
        if (this.#running === 0) this.#idle = null;
      });
    }
  }
}
