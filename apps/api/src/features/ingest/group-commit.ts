interface Waiting<T> {
  readonly item: T;
  resolve(): void;
  reject(error: unknown): void;
}

interface GroupCommitOptions<T> {
  readonly commit: (items: readonly T[]) => Promise<void>;
  readonly groupMax: number;
  /** Whether an error is the fault of some item, so that the others are worth a try without it. */
  readonly isItemsFault: (error: unknown) => boolean;
}

/**
 * Commits items in groups: what arrives while one group is being committed forms the next. A call of `add` ends when its
 * item has been committed, and throws when that failed. A group that fails by the fault of an item is halved until the
 * item stands alone, so that it spoils nothing for the others.
 *
 * Takes at most `groupMax` items a group; how many wait is bounded by the caller, which awaits each.
 */
export class GroupCommit<T> {
  readonly #options: GroupCommitOptions<T>;
  #waiting: Waiting<T>[] = [];
  #committing = false;

  constructor(options: GroupCommitOptions<T>) {
    this.#options = options;
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
      const group = this.#waiting.slice(0, this.#options.groupMax);
      this.#waiting = this.#waiting.slice(this.#options.groupMax);
      await this.commitGroup(group);
    }
    this.#committing = false;
  }

  private async commitGroup(group: readonly Waiting<T>[]): Promise<void> {
    const { commit, isItemsFault } = this.#options;
    try {
      await commit(group.map((waiting) => waiting.item));
    } catch (error) {
      if (group.length > 1 && isItemsFault(error)) {
        const half = Math.ceil(group.length / 2);
        await this.commitGroup(group.slice(0, half));
        await this.commitGroup(group.slice(half));
        return;
      }
      for (const waiting of group) waiting.reject(error);
      return;
    }
    for (const waiting of group) waiting.resolve();
  }
}
