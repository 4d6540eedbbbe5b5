/** So many rows failing alone in one go are no longer the fault of each: the work itself is broken. */
const ALONE_MAX = 50;

interface Halving<T> {
  /** Handles items together, all or nothing. */
  readonly work: (items: readonly T[]) => Promise<void>;
  /** Whether an error is the fault of some item, so that the others are worth a try without it. */
  readonly isItemsFault: (error: unknown) => boolean;
  /** Called with each item that fails by itself. */
  readonly isolate: (item: T, error: unknown) => Promise<void>;
}

/**
 * Handles items together and, where an item is at fault, in ever smaller halves, so that the item stands alone and spoils
 * nothing for the others. Items are handled in their order.
 *
 * Throws what is no item's fault, and the last error once 50 items have failed alone; what was handled or isolated until
 * then stays so.
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
