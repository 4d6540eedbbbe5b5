import type { Peer } from '@sightline/spec';
import { connectToPeer, type PeerConnectOutcome } from '../../lan-rendezvous/connect-to-peer.ts';
import type { RendezvousClient } from '../../lan-rendezvous/rendezvous-client.ts';
import { mayBeRendezvous } from '../../lan-rendezvous/rendezvous-schedule.ts';
import { failed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { concludeLanPort, type LanTarget } from './conclude-lan-port.ts';

export interface LanProbeOptions {
  readonly peers: readonly Peer[];
  readonly rendezvous: RendezvousClient;
  readonly serverNowMs: () => number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Probes a port of another host in the store. If the connect fails and an agent runs there, the two agents rendezvous: the
 * other one opens the port briefly, which tells a port without a listener from a firewall in between. Does not reject.
 */
export async function probeLanPort(target: LanTarget, options: LanProbeOptions): Promise<ProbeResult> {
  const peer = options.peers.find(({ id }) => id === target.peerId);
  const text = `${target.host}:${target.port}`;
  if (peer === undefined || peer.addresses.length === 0) {
    const explanation = `This machine does not know the address of ${target.host} yet, so it tried nothing.`;
    return failed(['unknown.unclassified'], {
      text,
      explanation,
      fix: `Start the agent on ${target.host}, or enter the machine's address in Sightline.`,
    });
  }
  const now = await connectToPeer({ ...options, ...peerPort(peer, target, options) });
  if (now.kind === 'program') {
    options.rendezvous.forget(peer, target.port);
    return concludeLanPort(target, peer, { now, rendezvous: null });
  }
  const rendezvous = await rendezvousOutcome(now, peer, target, options);
  return concludeLanPort(target, peer, { now, rendezvous });
}

function peerPort(peer: Peer, { port }: LanTarget, { serverNowMs }: LanProbeOptions) {
  return {
    addresses: peer.addresses,
    port,
    mayBeAgent: peer.hasAgent && mayBeRendezvous(serverNowMs(), peer.id, port),
  };
}

/**
 * Returns what a rendezvous shows; an agent that answers right now counts as one. Null if there is no agent, or no free
 * slot to wait.
 */
async function rendezvousOutcome(
  now: PeerConnectOutcome,
  peer: Peer,
  { port }: LanTarget,
  { rendezvous }: LanProbeOptions,
): Promise<PeerConnectOutcome | null> {
  if (now.kind === 'agent') return now;
  return peer.hasAgent ? await rendezvous.nextOutcome(peer, port) : null;
}
