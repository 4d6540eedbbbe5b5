/** The moment by which something must have happened, on the monotonic clock. */
export interface Deadline {
  readonly remainingMs: () => number;
}

/** A deadline `timeoutMs` from now. */
export function deadlineIn(timeoutMs: number): Deadline {
  const atMs = performance.now() + timeoutMs;
  return { remainingMs: () => Math.max(0, atMs - performance.now()) };
}
