import type { AddressOutcome, Failure, Peer } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import type { PeerConnectOutcome } from '../../lan-rendezvous/connect-to-peer.ts';
import type { LanTarget } from './conclude-lan-port.ts';
import { concludeLanPort } from './conclude-lan-port.ts';

const ID = '0197a000-0000-7000-8000-0000000000c1';
const PEER: Peer = { id: ID, name: 'TERM-1', role: 'terminal', addresses: ['192.168.7.21'], hasAgent: true };
const TARGET: LanTarget = { kind: 'lan_port', host: 'TERM-1', peerId: ID, port: 9_055, listener: 'required' };
const NO_PHASES = { resolve: null, connect: 1, tls: null, request: null, response: null };

function addressOf(failure: Failure | null): AddressOutcome[] {
  return [{ address: '192.168.7.21', family: 4, failure, phasesMs: NO_PHASES }];
}
const PROGRAM: PeerConnectOutcome = { kind: 'program', addresses: addressOf(null) };
const AGENT: PeerConnectOutcome = { kind: 'agent', addresses: addressOf(null) };
const fails = (failure: Failure): PeerConnectOutcome => ({ kind: 'failed', failure, addresses: addressOf(failure) });

describe('a port of another host', () => {
  it.each([
    ['a program answers', PROGRAM, null, 'required', 'pass', null],
    ['only the agent there answers', fails('connect.timeout'), AGENT, 'required', 'fail', 'host.port_closed'],
    ['only the agent answers, and no listener is required', fails('connect.refused'), AGENT, 'optional', 'pass', null],
    [
      'not even the agent can be reached',
      fails('connect.timeout'),
      fails('connect.timeout'),
      'required',
      'fail',
      'connect.timeout',
    ],
    [
      'not even the agent can be reached, and no listener is required',
      fails('connect.timeout'),
      fails('connect.timeout'),
      'optional',
      'fail',
      'connect.timeout',
    ],
    ['a program has started before the rendezvous', fails('connect.refused'), PROGRAM, 'required', 'pass', null],
    ['no rendezvous is possible yet', fails('connect.refused'), null, 'required', 'fail', 'connect.refused'],
  ] as const)('when %s', (_, now, rendezvous, listener, kind, failure) => {
    const { outcome } = concludeLanPort({ ...TARGET, listener }, PEER, { now, rendezvous });
    expect(outcome).toEqual(failure === null ? { kind } : { kind, failure });
  });

  it('without an agent there, blames neither a firewall nor a program', () => {
    const bare = { ...PEER, hasAgent: false };
    const result = concludeLanPort(TARGET, bare, { now: fails('connect.refused'), rendezvous: null });
    expect(result.outcome).toEqual({ kind: 'fail', failure: 'connect.refused' });
    expect(result.hints.join()).toContain("can't tell a closed port from a firewall");
    const optional = concludeLanPort({ ...TARGET, listener: 'optional' }, bare, {
      now: fails('connect.refused'),
      rendezvous: null,
    });
    expect(optional.outcome).toEqual({ kind: 'degraded', failure: 'connect.refused' });
  });

  it('says what to change on which host', () => {
    const closed = concludeLanPort(TARGET, PEER, { now: fails('connect.refused'), rendezvous: AGENT });
    expect(closed.words?.fix).toMatch(/^On TERM-1, start the program .* No firewall change is needed\.$/);
    const filtered = concludeLanPort(TARGET, PEER, {
      now: fails('connect.timeout'),
      rendezvous: fails('connect.timeout'),
    });
    expect(filtered.words?.fix).toContain('Allow inbound TCP 9055 from this machine in the firewall of TERM-1');
  });
});
