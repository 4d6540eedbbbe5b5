import { type Assignment, isNetworkTarget, type LocalTarget } from '@sightline/spec';
import type { ProbeResult } from '../probe-result.ts';
import type { LocalProber, LocalProberOptions, ProbeLimits } from './local-prober.ts';

/** The probers inside the store; their code loads only once an assignment needs them. */
export class LazyLocalProber {
  readonly #options: LocalProberOptions;
  #loaded: Promise<LocalProber> | null = null;

  constructor(options: LocalProberOptions) {
    this.#options = options;
  }

  /** Takes over the peers of an assignment and the ports to open for them. */
  assign(assignment: Assignment): void {
    if (this.#loaded === null && !needsUs(assignment)) return;
    void this.#load().then((probing) => {
      probing.assign(assignment);
    });
  }

  /** Does not reject. */
  async probe(target: LocalTarget, time: ProbeLimits): Promise<ProbeResult> {
    return await (await this.#load()).probe(target, time);
  }

  /** Closes everything that was opened. */
  async stop(): Promise<void> {
    (await this.#loaded)?.stop();
  }

  #load(): Promise<LocalProber> {
    this.#loaded ??= import('./local-prober.ts').then((loaded) => new loaded.LocalProber(this.#options));
    return this.#loaded;
  }
}

function needsUs({ checks, peers = [], meetingPorts = [] }: Assignment): boolean {
  return peers.length > 0 || meetingPorts.length > 0 || checks.some(({ target }) => !isNetworkTarget(target));
}
