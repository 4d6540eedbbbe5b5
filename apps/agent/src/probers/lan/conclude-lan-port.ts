import type { Failure, Peer, Target } from '@sightline/spec';
import type { PeerConnectOutcome } from '../../lan-rendezvous/connect-to-peer.ts';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';

/** A TCP port of another host of the store. */
export type LanTarget = Extract<Target, { kind: 'lan_port' }>;

/** What was observed at a port: at the check's own time, and at a rendezvous of the agents if there was one. */
export interface LanPortObservations {
  readonly now: PeerConnectOutcome;
  readonly rendezvous: PeerConnectOutcome | null;
}

/** Concludes from what was observed at another host's port, and explains it. */
export function concludeLanPort(target: LanTarget, peer: Peer, { now, rendezvous }: LanPortObservations): ProbeResult {
  const decisive = rendezvous ?? now;
  switch (decisive.kind) {
    case 'program':
      return passed({
        explanation: `${target.host} accepts TCP connections on port ${target.port}${at(decisive)}.`,
        addresses: decisive.addresses,
      });
    case 'agent':
      return nothingListens(target, decisive);
    case 'failed':
      return rendezvous === null
        ? unexplained(target, peer, { ...decisive, failure: decisive.failure })
        : firewallBlocks(target, decisive.failure, decisive);
  }
}

/** The agent there answered in place of a program, so nothing blocks the path. */
function nothingListens(target: LanTarget, answer: PeerConnectOutcome): ProbeResult {
  const { host, port } = target;
  const path = `no firewall blocks it: the agent on ${host} opened the port briefly and was reached${at(answer)}`;
  if (target.listener === 'optional') {
    return passed({
      explanation: `No firewall blocks TCP port ${port} of ${host}.`,
      hints: [`Nothing listens on port ${port} of ${host} right now; ${path}.`],
      addresses: answer.addresses,
    });
  }
  return failed(['host.port_closed'], {
    text: `${host}:${port}`,
    explanation: `Nothing listens on TCP port ${port} of ${host}; ${path}.`,
    fix: `On ${host}, start the program that should listen on port ${port}, or correct the port in its configuration. No firewall change is needed.`,
    addresses: answer.addresses,
  });
}

/** The connect failed even while the agent there held the port open, or a program listens but cannot be reached. */
function firewallBlocks(target: LanTarget, failure: Failure, answer: PeerConnectOutcome): ProbeResult {
  const { host, port } = target;
  return failed([failure], {
    text: `${host}:${port}`,
    explanation: `${what(failure, target)}, even while the agent on ${host} listens there: a firewall on ${host} or between the two machines blocks it.`,
    fix: `Allow inbound TCP ${port} from this machine in the firewall of ${host}, and between their networks if those differ.`,
    hints: [
      `This assumes that ${host} is on and its agent is running; otherwise nothing listened at that moment.`,
      `A firewall that allows by program may allow the program and still block the agent on ${host}.`,
    ],
    addresses: answer.addresses,
  });
}

/** From here alone, a timeout can mean a firewall or a host that is off; a refusal, a firewall or no listener. */
function unexplained(
  target: LanTarget,
  { hasAgent }: Peer,
  { failure, addresses }: Extract<PeerConnectOutcome, { kind: 'failed' }>,
): ProbeResult {
  const { host, port, listener } = target;
  const reason = hasAgent
    ? `The next rendezvous of the two agents will show whether a firewall blocks it or nothing listens.`
    : `Without an agent on ${host}, we can't tell a closed port from a firewall.`;
  const seen = { text: `${host}:${port}`, explanation: `${what(failure, target)}.`, hints: [reason], addresses };
  return listener === 'optional' && failure === 'connect.refused' ? degraded(failure, seen) : failed([failure], seen);
}

function what(failure: Failure, { host, port }: LanTarget): string {
  switch (failure) {
    case 'connect.refused':
      return `${host} refuses TCP connections on port ${port}`;
    case 'connect.prohibited':
      return `TCP connections to port ${port} of ${host} are blocked`;
    case 'connect.host_unreachable':
    case 'connect.net_unreachable':
      return `This machine cannot reach ${host} at all`;
    default:
      return `${host} does not answer on TCP port ${port}`;
  }
}

function at({ addresses }: PeerConnectOutcome): string {
  const working = addresses.find(({ failure }) => failure === null);
  return working === undefined ? '' : ` at ${working.address}`;
}
