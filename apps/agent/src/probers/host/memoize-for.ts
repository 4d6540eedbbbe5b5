import type { Clock } from '../../platform/clock.ts';

/** Asks at most once in `freshMs`; whoever asks in between gets the same answer, also while it is still awaited. */
export function memoizeFor<T>(clock: Clock, freshMs: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return async () => {
    const nowMs = clock.monotonicMs();
    if (last === null || nowMs - last.atMs >= freshMs) last = { atMs: nowMs, answer: ask() };
    return await last.answer;
  };
}
