interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

/**
 * Commits items in groups: what arrives while one group is being committed forms the next. A call of `add` ends when the
 * group of its item has been committed, and throws when that failed; then nothing of the group is committed.
 *
 * Takes at most `groupMax` items a group; how many wait is bounded by the caller, which awaits each.
 */
export class GroupCommit<T> {
  readonly #commit: (items: readonly T[]) => Promise<void>;
  readonly #groupMax: number;
  #waiting: Waiting<T>[] = [];
  #committing = false;

  constructor(commit: (items: readonly T[]) => Promise<void>, groupMax: number) {
    this.#commit = commit;
    this.#groupMax = groupMax;
  }

  async add(item: T): Promise<void> {
    await new Promise<void>((resolve, reject) => {
      this.#waiting.push({ item, resolve, reject });
      if (!this.#committing) void this.drain();
    });
  }

  private async drain(): Promise<void> {
    this.#committing = true;
    // One turn of the loop later, so that items handed in together are committed together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.slice(0, this.#groupMax);
      this.#waiting = this.#waiting.slice(this.#groupMax);
      await this.commitGroup(group);
    }
    this.#committing = false;
  }

  private async commitGroup(group: readonly Waiting<T>[]): Promise<void> {
    try {
      await this.#commit(group.map((waiting) => waiting.item));
    } catch (error) {
      for (const waiting of group) waiting.reject(error);
      return;
    }
    for (const waiting of group) waiting.resolve();
  }
}
