import type { Clock } from '../../platform/clock.ts';

/** Wraps `ask` so that it runs at most once per `freshMs`; callers in between share the result, even while pending. */
export function memoizeFor<T>(clock: Clock, freshMs: number, ask: () => Promise<T>): () => Promise<T> {
  let last: { readonly atMs: number; readonly answer: Promise<T> } | null = null;
  return async () => {
    const nowMs = clock.monotonicMs();
    if (last === null || nowMs - last.atMs >= freshMs) last = { atMs: nowMs, answer: ask() };
    return await last.answer;
  };
}
