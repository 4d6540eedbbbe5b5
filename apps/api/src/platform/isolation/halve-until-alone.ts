/** If this many items fail alone in one go, the work itself is broken. */
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
 * Throws errors that no item caused, and the last error once more than 50 items have failed alone. What was handled or
 * isolated by then stays so.
 */
export async function halveUntilAlone<T>(items: readonly T[], halving: Halving<T>): Promise<void> {
  let alone = 0;
  const handle = async (part: readonly T[]): Promise<void> => {
    const [first, ...rest] = part;
    if (first === undefined) return;
    try {
      await halving.work(part);
      return;
    } catch (error) {
      if (!halving.isItemsFault(error)) throw error;
      if (rest.length === 0) {
        alone += 1;
        if (alone > ALONE_MAX) throw error;
        await halving.isolate(first, error);
        return;
      }
    }
    const half = Math.ceil(part.length / 2);
    await handle(part.slice(0, half));
    await handle(part.slice(half));
  };
  await handle(items);
}
