/** Lets at most so many tasks run at once; the others wait, urgent ones in front. */
export class ConcurrencyLimiter {
  readonly #max: number;
  #running = 0;
  #urgent: (() => Promise<void>)[] = [];
  #usual: (() => Promise<void>)[] = [];
  #idle: PromiseWithResolvers<undefined> | null = null;

  constructor(max: number) {
    this.#max = max;
  }

  /** @param task must not reject. */
  submit(task: () => Promise<void>, isUrgent: boolean): void {
    (isUrgent ? this.#urgent : this.#usual).push(task);
    this.#fill();
  }

  /** Forgets the tasks that have not begun. */
  clear(): void {
    this.#urgent = [];
    this.#usual = [];
  }

  /** Resolves when nothing runs. */
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
