import type { Clock } from '../platform/clock.ts';

/** Beyond it the machine's clock was set; below lie its drift and the steps of the uptime. */
const JUMP_MS_MIN = 2_000;

/**
 * Knows how far the server's clock is from this machine's, also right after somebody has set this one: reports are dated
 * by it, and a report from the future is refused.
 */
export class ServerClock {
  readonly #clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  #heard: { readonly offsetMs: number; readonly bootMs: number } | null = null;

  constructor(clock: Pick<Clock, 'wallMs' | 'uptimeMs'>) {
    this.#clock = clock;
  }

  /** Server clock minus machine clock in ms; null before the first answer of the server. */
  get offsetMs(): number | null {
    if (this.#heard === null) return null;
    const jumpMs = Math.round(this.#bootMs() - this.#heard.bootMs);
    return Math.abs(jumpMs) < JUMP_MS_MIN ? this.#heard.offsetMs : this.#heard.offsetMs - jumpMs;
  }

  hear(offsetMs: number): void {
    this.#heard = { offsetMs, bootMs: this.#bootMs() };
  }

  /** For an offset that is right to half a second only: one from a receipt is not given up for it. */
  updateCoarse(offsetMs: number): void {
    if (this.#heard === null) this.hear(offsetMs);
  }

  /** When the machine started, by its own clock: moves only when that is set. */
  #bootMs(): number {
    return this.#clock.wallMs() - this.#clock.uptimeMs();
  }
}
