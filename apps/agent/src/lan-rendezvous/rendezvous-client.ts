import type { Peer } from '@sightline/spec';
import type { Clock } from '../platform/clock.ts';
import { connectToPeer, type PeerConnectOutcome } from './connect-to-peer.ts';
import { nextRendezvousMs } from './rendezvous-schedule.ts';

export interface RendezvousClientOptions {
  readonly clock: Clock;
  /** The server's clock, as well as it is known. */
  readonly serverNowMs: () => number;
}

/** More probes than this do not wait for a rendezvous: waiting probes hold up the others. */
const WAITING_MAX = 4;
/** How long an outcome stands in for the next rendezvous, which may be missed. The API relies on it: `MET_MS`. */
const FRESH_MS = 65_000;
/** Slightly after the agreed time, so that the other side is there first. */
const AFTER_MS = 300;
const CONNECT_TIMEOUT_MS = 1_500;

interface CachedOutcome {
  readonly atMs: number;
  readonly answer: PeerConnectOutcome;
}

/**
 * Connects to peers' ports at the times when the agents there open those without a listener. Only failing ports need it,
 * so nothing happens while all is well.
 */
export class RendezvousClient {
  readonly #options: RendezvousClientOptions;
  readonly #recent = new Map<string, CachedOutcome>();
  readonly #upcoming = new Map<string, Promise<PeerConnectOutcome>>();
  readonly #stop = new AbortController();
  readonly #cancels = new Set<() => void>();
  #waiting = 0;

  constructor(options: RendezvousClientOptions) {
    this.#options = options;
  }

  /**
   * Returns the outcome of a recent rendezvous at the port; without one, waits for the next, at most half a minute. Returns
   * null if too many probes are waiting. Always schedules a next rendezvous.
   */
  async nextOutcome(peer: Peer, port: number): Promise<PeerConnectOutcome | null> {
    const key = `${peer.id}:${port}`;
    const upcoming = this.#join(key, peer, port);
    const recent = this.#recent.get(key);
    if (recent !== undefined && this.#options.clock.monotonicMs() - recent.atMs < FRESH_MS) return recent.answer;
    if (this.#waiting >= WAITING_MAX) return null;
    this.#waiting += 1;
    try {
      return await upcoming;
    } finally {
      this.#waiting -= 1;
    }
  }

  /** Drops earlier outcomes: a program now answers on the port. */
  forget(peer: Peer, port: number): void {
    this.#recent.delete(`${peer.id}:${port}`);
  }

  stop(): void {
    this.#stop.abort();
    for (const cancel of this.#cancels) cancel();
  }

  #join(key: string, peer: Peer, port: number): Promise<PeerConnectOutcome> {
    const known = this.#upcoming.get(key);
    if (known !== undefined) return known;
    const upcoming = this.#connect(peer, port).then((answer) => {
      this.#upcoming.delete(key);
      this.#recent.set(key, { atMs: this.#options.clock.monotonicMs(), answer });
      return answer;
    });
    this.#upcoming.set(key, upcoming);
    return upcoming;
  }

  async #connect(peer: Peer, port: number): Promise<PeerConnectOutcome> {
    const nowMs = this.#options.serverNowMs();
    await this.#after(nextRendezvousMs(nowMs, peer.id, port) - nowMs + AFTER_MS);
    const peerPort = { addresses: peer.addresses, port, timeoutMs: CONNECT_TIMEOUT_MS, mayBeAgent: true };
    const first = await connectToPeer({ ...peerPort, signal: this.#stop.signal });
    if (first.kind !== 'failed' || first.failure === 'connect.timeout') return first;
    // A refusal is quick, and the other side may be slightly late.
    await this.#after(2 * AFTER_MS);
    return await connectToPeer({ ...peerPort, signal: this.#stop.signal });
  }

  #after(delayMs: number): Promise<void> {
    return new Promise((resolve) => {
      if (this.#stop.signal.aborted) {
        resolve();
        return;
      }
      const end = (): void => {
        this.#cancels.delete(abort);
        resolve();
      };
      const cancel = this.#options.clock.after(delayMs, end);
      const abort = (): void => {
        cancel();
        end();
      };
      this.#cancels.add(abort);
    });
  }
}
