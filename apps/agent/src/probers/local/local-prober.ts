import { type Assignment, FAILURE_GUIDE, type LocalTarget, localTargetText, type Peer } from '@sightline/spec';
import { describeError } from '../../failures/classify-failure.ts';
import { RendezvousClient } from '../../lan-rendezvous/rendezvous-client.ts';
import { RendezvousListener } from '../../lan-rendezvous/rendezvous-listener.ts';
import type { Clock } from '../../platform/clock.ts';
import type { HostSystem } from '../host/host-system.ts';
import { createLinuxSystem } from '../host/linux/linux-system.ts';
import { NetworkCardWatch } from '../host/network-card-watch.ts';
import { probeCodeSigner } from '../host/probe-code-signer.ts';
import { probeOwnPort } from '../host/probe-own-port.ts';
import { probePortSetting } from '../host/probe-port-setting.ts';
import { probeProcess, probeService } from '../host/probe-process.ts';
import { probeProgram } from '../host/probe-program.ts';
import { runCommand } from '../host/run-command.ts';
import { createWindowsSystem } from '../host/windows/windows-system.ts';
import { probeLanPort } from '../lan/probe-lan-port.ts';
import { failed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';

export interface LocalProberOptions {
  readonly clock: Clock;
  readonly hostId: string;
  /** The server's clock, as well as it is known. */
  readonly serverNowMs: () => number;
  /** The file that records the network card. */
  readonly hardwarePath: string;
  /** The folder that Windows programs see as drive C under Wine; null if there is none. */
  readonly driveC: string | null;
  /** Called each time a setting is read; null if it could not be read. */
  readonly onPortSetting: (setting: string, port: number | null) => void;
}

export interface ProbeLimits {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Probes this host and the other hosts of the store. */
export class LocalProber {
  readonly #options: LocalProberOptions;
  readonly #system: HostSystem;
  readonly #rendezvous: RendezvousClient;
  readonly #listener: RendezvousListener;
  readonly #networkCard: NetworkCardWatch;
  #peers: readonly Peer[] = [];

  constructor(options: LocalProberOptions) {
    const { clock, hostId, serverNowMs } = options;
    this.#options = options;
    this.#system = createHostSystem(clock, options.driveC);
    this.#rendezvous = new RendezvousClient({ clock, serverNowMs });
    const hasListener = (port: number): Promise<boolean> => this.#hasListener(port);
    this.#listener = new RendezvousListener({ clock, serverNowMs, hostId, hasListener });
    this.#networkCard = new NetworkCardWatch(options.hardwarePath);
  }

  /** Takes over the peers of an assignment and the ports to open for them. */
  assign(assignment: Assignment): void {
    this.#peers = assignment.peers ?? [];
    this.#listener.assign(assignment.meetingPorts ?? []);
  }

  /** Does not reject: an error in a prober becomes `unknown.unclassified`. */
  async probe(target: LocalTarget, limits: ProbeLimits): Promise<ProbeResult> {
    try {
      return await this.#probe(target, limits);
    } catch (error) {
      return errorResult(target, error);
    }
  }

  stop(): void {
    this.#rendezvous.stop();
    this.#listener.stop();
  }

  async #probe(target: LocalTarget, limits: ProbeLimits): Promise<ProbeResult> {
    const { serverNowMs, clock, onPortSetting } = this.#options;
    switch (target.kind) {
      case 'lan_port':
        return await probeLanPort(target, { ...limits, peers: this.#peers, rendezvous: this.#rendezvous, serverNowMs });
      case 'program':
        if (target.hardwareId !== undefined) await this.#networkCard.refresh();
        return await probeProgram(target, this.#system, () => this.#networkCard.verdict(clock.wallMs()));
      default:
        return await probeHost(target, this.#system, onPortSetting);
    }
  }

  /** If the system does not say what listens, assumes that something does, so the port is left alone. */
  async #hasListener(port: number): Promise<boolean> {
    return (await this.#system.listening())?.some((listening) => listening.port === port) ?? true;
  }
}

async function probeHost(
  target: Exclude<LocalTarget, { kind: 'lan_port' | 'program' }>,
  system: HostSystem,
  onPortSetting: LocalProberOptions['onPortSetting'],
): Promise<ProbeResult> {
  switch (target.kind) {
    case 'own_port':
      return await probeOwnPort(target, system);
    case 'process':
      return await probeProcess(target, system);
    case 'service':
      return await probeService(target, system);
    case 'code_signer':
      return await probeCodeSigner(target, system);
    case 'port_setting':
      return await probePortSetting(target, system, onPortSetting);
  }
}

/** An error in the prober itself says nothing about the target. */
function errorResult(target: LocalTarget, error: unknown): ProbeResult {
  const text = localTargetText(target);
  const explanation = `${FAILURE_GUIDE['unknown.unclassified'].label}: ${text} (${describeError(error)}).`;
  return failed(['unknown.unclassified'], { text, explanation });
}

/**
 * Returns this host's operating system. @param driveC the folder that Windows programs see as drive C under Wine, or
 * null.
 */
function createHostSystem(clock: Clock, driveC: string | null): HostSystem {
  return process.platform === 'win32'
    ? createWindowsSystem(clock, runCommand)
    : createLinuxSystem({ clock, run: runCommand, driveC });
}
