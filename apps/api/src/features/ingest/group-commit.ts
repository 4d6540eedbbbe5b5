import { halveUntilAlone } from '../../platform/isolation/halve-until-alone.ts';

interface Waiting<T> {
  readonly item: T;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

interface GroupCommitOptions<T> {
  readonly commit: (items: readonly T[]) => Promise<void>;
  readonly groupMax: number;
  /** Called with an item that fails alone. The item counts as committed afterwards, unless this throws. */
  readonly isolate: (item: T, error: unknown) => Promise<void>;
  /** Returns whether an item caused the error, so that the others are worth a try without it. */
  readonly isItemsFault: (error: unknown) => boolean;
}

/**
 * Commits items in groups. Items that arrive while a group commits form the next group. `add` returns once its item is
 * committed and throws if that fails. If an item makes its group fail, the group is halved until the item stands alone and
 * is isolated, so that the others commit.
 *
 * A group has at most `groupMax` items. The caller awaits each item, which limits how many wait.
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
    // Wait one turn of the event loop, so that items added together commit together.
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
      // Has no effect on items that are already committed or isolated.
      for (const waiting of group) waiting.reject(error);
    }
  }
}
