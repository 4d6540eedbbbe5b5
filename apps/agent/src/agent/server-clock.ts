import type { Clock } from '../platform/clock.ts';

/** A larger jump means that the host's clock was set; smaller ones are drift or steps of the uptime. */
const JUMP_MS_MIN = 2_000;

/**
 * Tracks how far the server's clock is from the host's, even right after someone sets the host's clock. Reports are dated by
 * it, and the API rejects reports from the future.
 */
export class ServerClock {
  readonly #clock: Pick<Clock, 'wallMs' | 'uptimeMs'>;
  #known: { readonly offsetMs: number; readonly bootMs: number } | null = null;

  constructor(clock: Pick<Clock, 'wallMs' | 'uptimeMs'>) {
    this.#clock = clock;
  }

  /** Server clock minus host clock in ms; null before the first answer from the server. */
  get offsetMs(): number | null {
    if (this.#known === null) return null;
    const jumpMs = Math.round(this.#bootMs() - this.#known.bootMs);
    return Math.abs(jumpMs) < JUMP_MS_MIN ? this.#known.offsetMs : this.#known.offsetMs - jumpMs;
  }

  update(offsetMs: number): void {
    this.#known = { offsetMs, bootMs: this.#bootMs() };
  }

  /** Takes an offset exact only to half a second; never replaces one from a receipt. */
  updateCoarse(offsetMs: number): void {
    if (this.#known === null) this.update(offsetMs);
  }

  /** When the host started, by its own clock; changes only if the clock is set. */
  #bootMs(): number {
    return this.#clock.wallMs() - this.#clock.uptimeMs();
  }
}
