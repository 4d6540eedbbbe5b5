import type { ProbeResult } from '../probers/network/probe-target.ts';

/** Told again after so long, in case the report that told it was lost. */
const AGAIN_AFTER_MS = 6 * 3_600_000;
/** Servers that rotate their addresses are told of at most so often. */
const PAUSE_MS = 60_000;

/** Knows which addresses of passing checks have been told, so that a report tells them when they change. Holds one line per check. */
export class AddressNews {
  readonly #told = new Map<number, { readonly addresses: string; readonly atMs: number }>();

  /** Whether a pass is to be reported with its addresses; counts as told then. `nowMs` is of the monotonic clock. */
  take(checkNo: number, { outcome, addresses }: ProbeResult, nowMs: number): boolean {
    if (outcome.kind !== 'pass') return false;
    const reached = addresses.filter(({ failure }) => failure === null).map(({ address }) => address);
    if (reached.length === 0) return false;
    const text = reached.sort().join(' ');
    const told = this.#told.get(checkNo);
    if (told !== undefined) {
      const agoMs = nowMs - told.atMs;
      if (agoMs < (told.addresses === text ? AGAIN_AFTER_MS : PAUSE_MS)) return false;
    }
    this.#told.set(checkNo, { addresses: text, atMs: nowMs });
    return true;
  }
}
