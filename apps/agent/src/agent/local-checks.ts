import type { Assignment, LocalTarget } from '@sightline/spec';
import type { ApiClient } from '../api/api-client.ts';
import type { Clock } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import { LazyLocalProber } from '../probers/local/lazy-local-prober.ts';
import type { ProbeLimits } from '../probers/local/local-prober.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import type { AgentFile } from '../state/agent-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import { HostFactsSender } from './host-facts-sender.ts';

export interface LocalChecksOptions {
  readonly clock: Clock;
  readonly client: ApiClient;
  readonly log: Log;
  readonly paths: StatePaths;
  readonly agent: AgentFile;
  readonly clockOffsetMs: () => number | null;
}

/** Runs the checks inside the store (LAN and host), and sends the facts that its other hosts need. */
export class LocalChecks {
  readonly #facts: HostFactsSender;
  readonly #probers: LazyLocalProber;

  constructor({ clock, client, log, paths, agent, clockOffsetMs }: LocalChecksOptions) {
    this.#facts = new HostFactsSender({ clock, client, hostKey: agent.hostKey, log });
    this.#probers = new LazyLocalProber({
      clock,
      hostId: agent.hostId,
      serverNowMs: () => clock.wallMs() + (clockOffsetMs() ?? 0),
      hardwarePath: paths.hardware,
      driveC: agent.driveC ?? null,
      onPortSetting: (setting, port) => {
        this.#facts.recordPortSetting(setting, port);
      },
    });
  }

  start(): void {
    this.#facts.start();
  }

  assign(assignment: Assignment): void {
    this.#probers.assign(assignment);
  }

  /** Does not reject. */
  async probe(target: LocalTarget, time: ProbeLimits): Promise<ProbeResult> {
    return await this.#probers.probe(target, time);
  }

  async stop(): Promise<void> {
    this.#facts.stop();
    await this.#probers.stop();
  }
}
