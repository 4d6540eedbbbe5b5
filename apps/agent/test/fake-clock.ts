import type { Clock } from '../src/platform/clock.ts';

interface Timer {
  readonly atMs: number;
  readonly order: number;
  readonly task: () => void;
}

/** The host has been up for a while when a test begins. */
const UPTIME_MS = 3_600_000;

/** A clock that stands still until advanced; timers run in order, each at its own time. */
export class FakeClock implements Clock {
  #nowMs = 0;
  #order = 0;
  readonly #timers = new Set<Timer>();
  #wallOffsetMs: number;

  constructor(wallMs = Date.parse('2026-11-24T12:00:00.000Z')) {
    this.#wallOffsetMs = wallMs;
  }

  readonly monotonicMs = (): number => this.#nowMs;
  readonly wallMs = (): number => this.#wallOffsetMs + this.#nowMs;
  readonly uptimeMs = (): number => UPTIME_MS + this.#nowMs;

  /** Sets the host's wall clock, as a person would. */
  setWall(wallMs: number): void {
    this.#wallOffsetMs = wallMs - this.#nowMs;
  }

  readonly after = (delayMs: number, task: () => void): (() => void) => {
    const timer = { atMs: this.#nowMs + Math.max(0, delayMs), order: (this.#order += 1), task };
    this.#timers.add(timer);
    return () => this.#timers.delete(timer);
  };

  /** Lets time pass; settles all promises after every timer. */
  async advance(ms: number): Promise<void> {
    const untilMs = this.#nowMs + ms;
    for (;;) {
      await settle();
      const next = [...this.#timers]
        .filter((timer) => timer.atMs <= untilMs)
        .sort((a, b) => a.atMs - b.atMs || a.order - b.order)[0];
      if (next === undefined) break;
      this.#timers.delete(next);
      this.#nowMs = next.atMs;
      next.task();
    }
    this.#nowMs = untilMs;
  }
}

/** Runs everything that waits only on promises. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 3; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}
