import type { Peer } from '@sightline/spec';
import { connectToPeer, type PeerAnswer } from '../../lan-rendezvous/connect-to-peer.ts';
import { mayBeMeeting } from '../../lan-rendezvous/rendezvous-schedule.ts';
import type { Meetings } from '../../lan-rendezvous/rendezvous-client.ts';
import { failed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { concludeLan } from './conclude-lan-port.ts';
import type { LanTarget } from './lan-target.ts';

export interface LanProbeOptions {
  readonly peers: readonly Peer[];
  readonly meetings: Meetings;
  readonly serverNowMs: () => number;
  readonly timeoutMs: number;
  readonly signal: AbortSignal;
}

/**
 * Probes a port of another machine of the store. Where a connect fails and an agent runs there, the two meet: it opens
 * the port for a moment, so that a port without a program is told from a firewall in between. Does not reject.
 */
export async function probeLanPort(target: LanTarget, options: LanProbeOptions): Promise<ProbeResult> {
  const peer = options.peers.find(({ id }) => id === target.peerId);
  const text = `${target.host}:${target.port}`;
  if (peer === undefined || peer.addresses.length === 0) {
    const explanation = `The address of ${target.host} is not known to this machine yet, so nothing was tried.`;
    return failed(['unknown.unclassified'], {
      text,
      explanation,
      fix: `Start the agent on ${target.host}, or enter the address of the machine.`,
    });
  }
  const now = await connectToPeer({ ...options, ...placeOf(peer, target, options) });
  if (now.kind === 'program') {
    options.meetings.forget(peer, target.port);
    return concludeLan(target, peer, { now, meeting: null });
  }
  const meeting = await meetingOf(now, peer, target, options);
  return concludeLan(target, peer, { now, meeting });
}

function placeOf(peer: Peer, { port }: LanTarget, { serverNowMs }: LanProbeOptions) {
  return { addresses: peer.addresses, port, mayBeAgent: peer.hasAgent && mayBeMeeting(serverNowMs(), peer.id, port) };
}

/** What a meeting shows; that the agent answers just now is one. Null where no agent is there, or none can be awaited. */
async function meetingOf(
  now: PeerAnswer,
  peer: Peer,
  { port }: LanTarget,
  { meetings }: LanProbeOptions,
): Promise<PeerAnswer | null> {
  if (now.kind === 'agent') return now;
  return peer.hasAgent ? await meetings.outcomeAt(peer, port) : null;
}
