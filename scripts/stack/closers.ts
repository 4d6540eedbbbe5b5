/** What is to be ended together. */
export interface Closers {
  /** Has something ended by `close`; at once when that has been called. */
  readonly add: (close: () => Promise<void>) => void;
  /** Ends everything, also what comes after a failure. May be called twice. Rejects with the first failure. */
  readonly close: () => Promise<void>;
}

/** Makes an empty list of what is to be ended: one after the other, or, where nothing needs another, all at once. */
export function createClosers(order: 'last_first' | 'at_once' = 'last_first'): Closers {
  const waiting: (() => Promise<void>)[] = [];
  let closing: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    const failures: unknown[] = [];
    const closeOne = (close: () => Promise<void>): Promise<unknown> =>
      close().catch((error: unknown) => failures.push(error));
    if (order === 'at_once') await Promise.all(waiting.splice(0).map(closeOne));
    for (let close = waiting.pop(); close !== undefined; close = waiting.pop()) await closeOne(close);
    if (failures.length > 0) throw failures[0];
  };
  return {
    add: (close) => {
      if (closing === null) waiting.push(close);
      else closing = closing.then(close);
    },
    close: () => (closing ??= closeAll()),
  };
}
