import type { Failure, Peer, Target } from '@sightline/spec';
import type { PeerConnectOutcome } from '../../lan-rendezvous/connect-to-peer.ts';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';

/** A TCP port of another host of the store. */
export type LanTarget = Extract<Target, { kind: 'lan_port' }>;

/** What was seen of a port: at the check's own time, and at a meeting of the agents, where there was one. */
export interface LanPortObservations {
  readonly now: PeerConnectOutcome;
  readonly rendezvous: PeerConnectOutcome | null;
}

/** Decides and words what was seen of a port of another machine. */
export function concludeLanPort(target: LanTarget, peer: Peer, { now, rendezvous }: LanPortObservations): ProbeResult {
  const decisive = rendezvous ?? now;
  switch (decisive.kind) {
    case 'program':
      return passed({
        explanation: `${target.host} takes TCP connections on port ${target.port}${at(decisive)}.`,
        addresses: decisive.addresses,
      });
    case 'agent':
      return nothingListens(target, decisive);
    case 'failed':
      return rendezvous === null
        ? unexplained(target, peer, { ...decisive, failure: decisive.failure })
        : inTheWay(target, decisive.failure, decisive);
  }
}

/** The agent there answered in place of a program: the way is open. */
function nothingListens(target: LanTarget, answer: PeerConnectOutcome): ProbeResult {
  const { host, port } = target;
  const way = `the way to it is open: the agent on ${host} opened the port for a moment and was reached${at(answer)}`;
  if (target.listener === 'optional') {
    return passed({
      explanation: `No firewall is in the way to TCP port ${port} of ${host}.`,
      hints: [`Nothing listens on port ${port} of ${host} at present; ${way}.`],
      addresses: answer.addresses,
    });
  }
  return failed(['host.port_closed'], {
    text: `${host}:${port}`,
    explanation: `Nothing listens on TCP port ${port} of ${host}; ${way}.`,
    fix: `On ${host}, start the program that should listen on port ${port}, or correct the port in its configuration; no firewall needs changing.`,
    addresses: answer.addresses,
  });
}

/** It failed even while the agent there held the port open, or a program listens that is not reached. */
function inTheWay(target: LanTarget, failure: Failure, answer: PeerConnectOutcome): ProbeResult {
  const { host, port } = target;
  return failed([failure], {
    text: `${host}:${port}`,
    explanation: `${what(failure, target)}, not even at the moment at which the agent on ${host} answers there: a firewall on ${host}, or between the two machines, is in the way.`,
    fix: `Allow inbound TCP ${port} from this machine in the firewall of ${host}, and between the networks of the two machines where they differ.`,
    hints: [
      `This holds as long as ${host} is on and its agent runs; otherwise nobody answered at that moment.`,
      `A firewall that allows by program may let the program through where it stops the agent on ${host}.`,
    ],
    addresses: answer.addresses,
  });
}

/** Seen from here alone, silence may be a firewall or a machine that is off, and a refusal a firewall or nobody there. */
function unexplained(
  target: LanTarget,
  { hasAgent }: Peer,
  { failure, addresses }: Extract<PeerConnectOutcome, { kind: 'failed' }>,
): ProbeResult {
  const { host, port, listener } = target;
  const untold = hasAgent
    ? `Whether a firewall is in the way or nothing listens shows when the agents have met at the port.`
    : `No agent runs on ${host}, so that nothing listening and a firewall in the way cannot be told apart.`;
  const seen = { text: `${host}:${port}`, explanation: `${what(failure, target)}.`, hints: [untold], addresses };
  return listener === 'optional' && failure === 'connect.refused' ? degraded(failure, seen) : failed([failure], seen);
}

function what(failure: Failure, { host, port }: LanTarget): string {
  switch (failure) {
    case 'connect.refused':
      return `${host} refuses TCP connections on port ${port}`;
    case 'connect.prohibited':
      return `TCP connections to port ${port} of ${host} are forbidden`;
    case 'connect.host_unreachable':
    case 'connect.net_unreachable':
      return `This machine does not reach ${host} at all`;
    default:
      return `${host} does not answer on TCP port ${port}`;
  }
}

function at({ addresses }: PeerConnectOutcome): string {
  const working = addresses.find(({ failure }) => failure === null);
  return working === undefined ? '' : ` at ${working.address}`;
}
