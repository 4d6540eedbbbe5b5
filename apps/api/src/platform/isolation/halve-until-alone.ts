/** If the first items all fail alone, and there are more of them than this, the work itself is broken. */
const ALL_FAILED_MAX = 10;
/** If more items than this fail alone in one go, the rest waits for the next one. */
const ALONE_MAX = 50;

interface Halving<T> {
  /** Handles items together, all or nothing. */
  readonly work: (items: readonly T[]) => Promise<void>;
  /** Returns whether an item caused the error, so that the others are worth a try without it. */
  readonly isItemsFault: (error: unknown) => boolean;
  /** Called with each item that fails alone. */
  readonly isolate: (item: T, error: unknown) => Promise<void>;
}

/**
 * Handles items together. If an item makes the work fail, handles ever smaller halves until the item stands alone and is
 * isolated, so that the others succeed. Keeps the order of the items.
 *
 * Throws errors that no item caused; the last error if more than 10 items fail alone before any succeeds, and then isolates
 * none of them; and the last error once 50 items are isolated. What was handled or isolated by then stays so.
 */
export async function halveUntilAlone<T>(items: readonly T[], halving: Halving<T>): Promise<void> {
  await new HalvedWork(halving).handle(items);
}

class HalvedWork<T> {
  readonly #halving: Halving<T>;
  /** Items that failed alone while nothing has succeeded yet: their fault, or the work's. */
  readonly #held: { readonly item: T; readonly error: unknown }[] = [];
  #hasSucceeded = false;
  #isolatedCount = 0;

  constructor(halving: Halving<T>) {
    this.#halving = halving;
  }

  async handle(items: readonly T[]): Promise<void> {
    await this.#handlePart(items);
    await this.#isolateHeld();
  }

  async #handlePart(part: readonly T[]): Promise<void> {
    const [first, ...rest] = part;
    if (first === undefined) return;
    const failure = await this.#attempt(part);
    if (failure === null) {
      this.#hasSucceeded = true;
      await this.#isolateHeld();
      return;
    }
    if (rest.length === 0) {
      await this.#hold(first, failure.error);
      return;
    }
    const half = Math.ceil(part.length / 2);
    await this.#handlePart(part.slice(0, half));
    await this.#handlePart(part.slice(half));
  }

  /** Returns null if the work succeeds. Throws an error that no item caused. */
  async #attempt(part: readonly T[]): Promise<{ readonly error: unknown } | null> {
    try {
      await this.#halving.work(part);
      return null;
    } catch (error) {
      if (!this.#halving.isItemsFault(error)) throw error;
      return { error };
    }
  }

  async #hold(item: T, error: unknown): Promise<void> {
    this.#held.push({ item, error });
    if (this.#hasSucceeded) await this.#isolateHeld();
    else if (this.#held.length > ALL_FAILED_MAX) throw error;
  }

  async #isolateHeld(): Promise<void> {
    for (const { item, error } of this.#held.splice(0)) {
      if (this.#isolatedCount >= ALONE_MAX) throw error;
      this.#isolatedCount += 1;
      await this.#halving.isolate(item, error);
    }
  }
}
