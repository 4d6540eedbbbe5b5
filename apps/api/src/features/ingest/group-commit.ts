import { halveUntilAlone } from '../../platform/isolation/halve-until-alone.ts';

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface GroupCommitOptions<T> {
  readonly commit: (items: readonly T[]) => Promise<void>;
  readonly groupMax: number;
  /** Called with an item that fails by itself. It counts as committed afterwards, unless this throws. */
  readonly isolate: (item: T, error: unknown) => Promise<void>;
  /** Whether an error is the fault of some item, so that the others are worth a try without it. */
  readonly isItemsFault: (error: unknown) => boolean;
}

/**
 * Commits items in groups: what arrives while one group is being committed forms the next. A call of `add` ends when its
 * item has been committed, and throws when that failed. A group that fails by the fault of an item is halved until the
 * item stands alone and is isolated, so that it spoils nothing for the others.
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
      if (!this.#committing) void this.#drain();
    });
  }

  async #drain(): Promise<void> {
    this.#committing = true;
    // One turn of the loop later, so that items handed in together are committed together.
    await Promise.resolve();
    while (this.#waiting.length > 0) {
      const group = this.#waiting.slice(0, this.#options.groupMax);
      this.#waiting = this.#waiting.slice(this.#options.groupMax);
      await this.#commitGroup(group);
    }
    this.#committing = false;
  }

  async #commitGroup(group: readonly Waiting<T>[]): Promise<void> {
    const { commit, isolate, isItemsFault } = this.#options;
    try {
      await halveUntilAlone(group, {
        work: async (part) => {
          await commit(part.map((waiting) => waiting.item));
          for (const waiting of part) waiting.resolve();
        },
        isItemsFault,
        isolate: async (waiting, error) => {
          await isolate(waiting.item, error).then(waiting.resolve, waiting.reject);
        },
      });
    } catch (error) {
      // Without effect on those that are through already.
      for (const waiting of group) waiting.reject(error);
    }
  }
}
