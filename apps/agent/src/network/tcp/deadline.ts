/** A point in time by which something must happen, on the monotonic clock. */
export interface Deadline {
  readonly remainingMs: () => number;
}

/** Returns a deadline `timeoutMs` from now. */
export function deadlineIn(timeoutMs: number): Deadline {
  const atMs = performance.now() + timeoutMs;
  return { remainingMs: () => Math.max(0, atMs - performance.now()) };
}
