import { uptime } from 'node:os';

/** Time and timers, so that tests decide what time it is. */
export interface Clock {
  /** Milliseconds that only ever go forward. */
  readonly monotonicMs: () => number;
  /** Milliseconds since 1970 by the machine's clock, which may be wrong and may jump. */
  readonly wallMs: () => number;
  /** Milliseconds since the machine started, its sleep included; goes on evenly whatever is done to its clock. */
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
