import { type AssignedCheck, type Evidence, isNetworkTarget, type NetworkTarget } from '@sightline/spec';
import type { Resolver } from '../network/dns/resolver.ts';
import type { Clock } from '../platform/clock.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { EvidenceLimiter } from './evidence-limiter.ts';

export interface EvidenceSources {
  readonly clock: Clock;
  readonly resolver: Resolver;
  readonly clockOffsetMs: () => number | null;
}

/** As long as a failure is probed again after, so that evidence goes with the next result but one at the latest. */
const PATH_TIMEOUT_MS = 8_000;

/** Watches the results of a running agent for fresh failures. */
export class EvidenceCollector {
  readonly #sources: EvidenceSources;
  readonly #keeper: EvidenceLimiter;
  #seenAddress: string | null = null;

  constructor(sources: EvidenceSources) {
    this.#sources = sources;
    this.#keeper = new EvidenceLimiter(sources.clock);
  }

  /** The API has said from which address it is reached. */
  setPublicAddress(address: string | undefined): void {
    this.#seenAddress = address ?? this.#seenAddress;
  }

  /** Takes a result; gives the evidence to send with it, null when there is none. */
  saw({ no, target }: AssignedCheck, result: ProbeResult): Evidence | null {
    return isNetworkTarget(target)
      ? this.#keeper.saw(no, result.outcome.kind, () => this.#gather(target, result))
      : null;
  }

  async #gather(target: NetworkTarget, result: ProbeResult): Promise<Evidence> {
    const { clock, resolver, clockOffsetMs } = this.#sources;
    const { gatherEvidence } = await import('./gather-evidence.ts');
    return await gatherEvidence({
      target,
      result,
      view: {
        servers: resolver.servers?.() ?? [],
        seenAddress: this.#seenAddress,
        clockOffsetMs: clockOffsetMs(),
      },
      pathTimeoutMs: PATH_TIMEOUT_MS,
      takenAt: new Date(clock.wallMs()),
    });
  }
}
