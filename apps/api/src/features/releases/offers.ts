import { compareVersions, type HostId, releaseVersionSchema } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { isInShare } from './domain/host-share.ts';
import { type Rollout, shareOf } from './domain/rollout.ts';
import type { RolloutStore } from './releases.port.ts';

/** So old what is known of the rollout may be: receipts are many. */
const FRESH_MS = 5_000;

type ReadRollouts = Pick<RolloutStore, 'current' | 'settledVersion'>;

interface Known {
  readonly rollout: Rollout | null;
  readonly settled: string | null;
  readonly readAtMs: number;
}

/** Tells which version a host should run instead of its own. */
export class Offers {
  readonly #rollouts: ReadRollouts;
  readonly #clock: Clock;
  #known: Known | null = null;
  #reading: Promise<Known> | null = null;

  constructor(rollouts: ReadRollouts, clock: Clock) {
    this.#rollouts = rollouts;
    this.#clock = clock;
  }

  /** Null when the host runs what it should, or when that cannot be told at the moment. Does not reject. */
  async offerFor(hostId: HostId, agentVersion: string): Promise<string | null> {
    if (!releaseVersionSchema.safeParse(agentVersion).success) return null;
    try {
      const { rollout, settled } = await this.knowledge();
      const wanted = rollout !== null && isOffered(rollout, hostId) ? rollout.version : settled;
      return wanted !== null && compareVersions(wanted, agentVersion) > 0 ? wanted : null;
    } catch {
      // A receipt does not wait for a database that is away; the next one will say it.
      return null;
    }
  }

  private async knowledge(): Promise<Known> {
    const nowMs = this.#clock.now().getTime();
    if (this.#known !== null && nowMs - this.#known.readAtMs < FRESH_MS) return this.#known;
    this.#reading ??= this.read(nowMs).finally(() => {
      this.#reading = null;
    });
    return await this.#reading;
  }

  private async read(readAtMs: number): Promise<Known> {
    const [rollout, settled] = await Promise.all([this.#rollouts.current(), this.#rollouts.settledVersion()]);
    this.#known = { rollout, settled, readAtMs };
    return this.#known;
  }
}

function isOffered(rollout: Rollout, hostId: HostId): boolean {
  return rollout.state === 'running' && isInShare(hostId, rollout.version, shareOf(rollout));
}
