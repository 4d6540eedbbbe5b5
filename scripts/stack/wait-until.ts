import { setTimeout as delay } from 'node:timers/promises';

const POLL_MS = 250;

export interface WaitOptions {
  readonly timeoutMs: number;
  readonly signal?: AbortSignal;
  /** Told what is still missing, whenever that changes. */
  readonly onProgress?: (missing: string) => void;
}

/** What a look at the world came to. */
export type Look<Value> =
  | { readonly kind: 'there'; readonly value: Value }
  | { readonly kind: 'missing'; readonly what: string };

/**
 * Looks again and again until it is there, and gives it.
 *
 * Throws with what is missing when it is not there in time, and when the signal aborts.
 */
export async function waitUntil<Value>(look: () => Promise<Look<Value>>, options: WaitOptions): Promise<Value> {
  const deadline = performance.now() + options.timeoutMs;
  let last = '';
  for (;;) {
    const seen = await look();
    if (seen.kind === 'there') return seen.value;
    if (seen.what !== last) options.onProgress?.(seen.what);
    last = seen.what;
    if (performance.now() > deadline) {
      throw new Error(`after ${String(Math.round(options.timeoutMs / 1_000))} s still missing: ${last}`);
    }
    await delay(POLL_MS, undefined, { signal: options.signal });
  }
}

const NAMED_MAX = 3;

/** `there` once nothing is missing any more. */
export function lookFor(missing: readonly string[]): Look<void> {
  if (missing.length === 0) return { kind: 'there', value: undefined };
  const unnamed = missing.length - NAMED_MAX;
  const named = missing.slice(0, NAMED_MAX).join('; ');
  return { kind: 'missing', what: unnamed > 0 ? `${named}; and ${String(unnamed)} more` : named };
}
