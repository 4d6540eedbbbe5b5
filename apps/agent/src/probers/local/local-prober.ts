import { type Assignment, FAILURE_GUIDE, type LocalTarget, localTargetText, type Peer } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { Answering } from '../../lan-rendezvous/rendezvous-listener.ts';
import { Meetings } from '../../lan-rendezvous/rendezvous-client.ts';
import { describeError } from '../../failures/classify-failure.ts';
import { createHostSystem } from '../host/create-host-system.ts';
import { HardwareWatch } from '../host/network-card-watch.ts';
import type { HostSystem } from '../host/host-system.ts';
import { probeOwnPort } from '../host/probe-own-port.ts';
import { probePortSetting } from '../host/probe-port-setting.ts';
import { probeProgram } from '../host/probe-program.ts';
import { probeProcess, probeService, probeSigner } from '../host/probe-process.ts';
import { probeLanPort } from '../lan/probe-lan-port.ts';
import { failed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';

export interface LocalProbingOptions {
  readonly clock: Clock;
  readonly hostId: string;
  /** The server's clock, as well as it is known. */
  readonly serverNowMs: () => number;
  /** Where the network card is remembered. */
  readonly hardwarePath: string;
  /** The folder that programs under Wine know as drive C; null where there is none. */
  readonly driveC: string | null;
  /** Told of every look at a setting; null where it could not be read. */
  readonly onPortSetting: (setting: string, port: number | null) => void;
}

export interface ProbeTime {
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/** Probers of the store's network and of the host. */
export interface LocalProbing {
  readonly assign: (assignment: Assignment) => void;
  /** Does not reject. */
  readonly probe: (target: LocalTarget, time: ProbeTime) => Promise<ProbeResult>;
  readonly stop: () => void;
}

export function createLocalProbing(options: LocalProbingOptions): LocalProbing {
  const { clock, hostId, serverNowMs } = options;
  const system = createHostSystem(clock, options.driveC);
  const meetings = new Meetings({ clock, serverNowMs });
  const isListened = async (port: number): Promise<boolean> =>
    // Where nobody can tell, a port is left alone.
    (await system.listening())?.some((listening) => listening.port === port) ?? true;
  const answering = new Answering({ clock, serverNowMs, hostId, isListened });
  const hardware = new HardwareWatch(options.hardwarePath);
  let peers: readonly Peer[] = [];

  const probe = async (target: LocalTarget, time: ProbeTime): Promise<ProbeResult> => {
    switch (target.kind) {
      case 'lan_port':
        return await probeLanPort(target, { ...time, peers, meetings, serverNowMs });
      case 'program':
        if (target.hardwareId !== undefined) await hardware.look();
        return await probeProgram(target, system, () => hardware.verdict(clock.wallMs()));
      default:
        return await probeHost(target, system, options.onPortSetting);
    }
  };
  return {
    assign: (assignment) => {
      peers = assignment.peers ?? [];
      answering.assign(assignment.meetingPorts ?? []);
    },
    probe: (target, time) => probe(target, time).catch((error: unknown) => broken(target, error)),
    stop: () => {
      meetings.stop();
      answering.stop();
    },
  };
}

async function probeHost(
  target: Exclude<LocalTarget, { kind: 'lan_port' | 'program' }>,
  system: HostSystem,
  onPortSetting: LocalProbingOptions['onPortSetting'],
): Promise<ProbeResult> {
  switch (target.kind) {
    case 'own_port':
      return await probeOwnPort(target, system);
    case 'process':
      return await probeProcess(target, system);
    case 'service':
      return await probeService(target, system);
    case 'code_signer':
      return await probeSigner(target, system);
    case 'port_setting':
      return await probePortSetting(target, system, onPortSetting);
  }
}

/** A look that went wrong says nothing of what it looked at. */
function broken(target: LocalTarget, error: unknown): ProbeResult {
  const text = localTargetText(target);
  const explanation = `${FAILURE_GUIDE['unknown.unclassified'].label}: ${text} (${describeError(error)}).`;
  return failed(['unknown.unclassified'], { text, explanation });
}
