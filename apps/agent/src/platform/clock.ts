import { uptime } from 'node:os';

/** Time and timers, behind an interface so that tests control the time. */
export interface Clock {
  /** Milliseconds that only move forward. */
  readonly monotonicMs: () => number;
  /** Milliseconds since 1970 by the host's clock, which can be wrong and can jump. */
  readonly wallMs: () => number;
  /** Milliseconds since the host started, sleep included; unaffected by changes to its clock. */
  readonly uptimeMs: () => number;
  /** Runs `task` once after `delayMs`; the returned function cancels it. */
  readonly after: (delayMs: number, task: () => void) => () => void;
}

export const systemClock: Clock = {
  monotonicMs: () => performance.now(),
  wallMs: () => Date.now(),
  uptimeMs: () => uptime() * 1_000,
  after: (delayMs, task) => {
    const timer = setTimeout(task, delayMs);
    return () => {
      clearTimeout(timer);
    };
  },
};
