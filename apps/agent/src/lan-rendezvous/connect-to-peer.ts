import type { AddressOutcome, Failure } from '@sightline/spec';
import { rankFailures } from '../failures/rank-failures.ts';
import { connectTcp } from '../network/tcp/connect-tcp.ts';
import { deadlineIn } from '../network/tcp/deadline.ts';
import { isAgentGreeting } from './rendezvous-greeting.ts';

/** The result of connecting to a peer's port, over all its addresses. */
export type PeerConnectOutcome =
  /** A program accepted the connection. */
  | { readonly kind: 'program'; readonly addresses: readonly AddressOutcome[] }
  /** The agent there accepted it, which it does only if no program listens: nothing blocks the path. */
  | { readonly kind: 'agent'; readonly addresses: readonly AddressOutcome[] }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly addresses: readonly AddressOutcome[] };

export interface PeerPort {
  readonly addresses: readonly string[];
  readonly port: number;
  readonly timeoutMs: number;
  /** Whether the agent there may be holding the port open, so that its greeting must be checked. */
  readonly mayBeAgent: boolean;
  readonly signal?: AbortSignal | undefined;
}

const ADDRESSES_MAX = 4;

/** Connects to a peer's addresses, one at a time until one answers. Does not reject. */
export async function connectToPeer(peer: PeerPort): Promise<PeerConnectOutcome> {
  const tried: AddressOutcome[] = [];
  const failures: Failure[] = [];
  for (const address of peer.addresses.slice(0, ADDRESSES_MAX)) {
    const connected = await connectTcp(address, peer.port, deadlineIn(peer.timeoutMs), peer.signal);
    const failure = connected.kind === 'failed' ? connected.failure : null;
    tried.push(outcomeOf(address, failure, connected.ms));
    if (connected.kind === 'connected') {
      const isAgent = peer.mayBeAgent && (await isAgentGreeting(connected.socket));
      connected.socket.destroy();
      return { kind: isAgent ? 'agent' : 'program', addresses: tried };
    }
    failures.push(connected.failure);
  }
  return { kind: 'failed', failure: rankFailures(failures)[0] ?? 'unknown.unclassified', addresses: tried };
}

function outcomeOf(address: string, failure: Failure | null, ms: number): AddressOutcome {
  const connect = Math.round(ms * 10) / 10;
  return {
    address,
    family: address.includes(':') ? 6 : 4,
    failure,
    phasesMs: { resolve: null, connect, tls: null, request: null, response: null },
  };
}
