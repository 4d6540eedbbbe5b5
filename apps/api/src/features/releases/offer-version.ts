import { compareVersions, type HostId, releaseVersionSchema } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { isInShare, type StoredRollout, shareOf } from './domain/rollout.ts';
import type { RolloutStore } from './postgres/rollout-store.ts';

/** How long the rollout is cached, because receipts are many. */
const FRESH_MS = 5_000;

type ReadRollouts = Pick<RolloutStore, 'current' | 'settledVersion'>;

interface Cached {
  readonly rollout: StoredRollout | null;
  readonly settled: string | null;
  readonly readAtMs: number;
}

/** Decides which agent version to offer a host. */
export class OfferVersion {
  readonly #rollouts: ReadRollouts;
  readonly #clock: Clock;
  #cached: Cached | null = null;
  #reading: Promise<Cached> | null = null;

  constructor(rollouts: ReadRollouts, clock: Clock) {
    this.#rollouts = rollouts;
    this.#clock = clock;
  }

  /** Returns null when the host already runs the right version, or when Postgres is down. Never rejects. */
  async offerFor(hostId: HostId, agentVersion: string): Promise<string | null> {
    if (!releaseVersionSchema.safeParse(agentVersion).success) return null;
    try {
      const { rollout, settled } = await this.#current();
      const wanted = rollout !== null && isOffered(rollout, hostId) ? rollout.version : settled;
      return wanted !== null && compareVersions(wanted, agentVersion) > 0 ? wanted : null;
    } catch {
      // A receipt must not fail because Postgres is down; a later one will carry the offer.
      return null;
    }
  }

  async #current(): Promise<Cached> {
    const nowMs = this.#clock.now().getTime();
    if (this.#cached !== null && nowMs - this.#cached.readAtMs < FRESH_MS) return this.#cached;
    this.#reading ??= this.#read(nowMs).finally(() => {
      this.#reading = null;
    });
    return await this.#reading;
  }

  async #read(readAtMs: number): Promise<Cached> {
    const [rollout, settled] = await Promise.all([this.#rollouts.current(), this.#rollouts.settledVersion()]);
    this.#cached = { rollout, settled, readAtMs };
    return this.#cached;
  }
}

function isOffered(rollout: StoredRollout, hostId: HostId): boolean {
  return rollout.state === 'running' && isInShare(hostId, rollout.version, shareOf(rollout));
}
