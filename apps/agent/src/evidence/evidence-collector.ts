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

/** As long as the first reprobe delays, so that evidence goes out with the second-next result at the latest. */
const PATH_TIMEOUT_MS = 8_000;

/** Collects evidence for new failures among the results of a running agent. */
export class EvidenceCollector {
  readonly #sources: EvidenceSources;
  readonly #limiter: EvidenceLimiter;
  #seenAddress: string | null = null;

  constructor(sources: EvidenceSources) {
    this.#sources = sources;
    this.#limiter = new EvidenceLimiter(sources.clock);
  }

  /** Records the address from which the API sees this host. */
  setPublicAddress(address: string | undefined): void {
    this.#seenAddress = address ?? this.#seenAddress;
  }

  /** Takes a result; returns the evidence to send with it, or null. */
  record({ no, target }: AssignedCheck, result: ProbeResult): Evidence | null {
    return isNetworkTarget(target)
      ? this.#limiter.record(no, result.outcome.kind, () => this.#gather(target, result))
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
