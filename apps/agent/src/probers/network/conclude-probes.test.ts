import type { Failure } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { concludeProbes } from './conclude-probes.ts';
import type { AddressProbe } from './probe-address.ts';

function probe(address: string, failures: readonly Failure[], completed = failures.length === 0): AddressProbe {
  return {
    address: { address, family: address.includes(':') ? 6 : 4 },
    failures,
    hints: [],
    phasesMs: { resolve: 1, connect: null, tls: null, request: null, response: null },
    provenBy: null,
    completed,
  };
}

describe('concludeProbes', () => {
  it('passes when one address works, and says which do not', () => {
    const conclusion = concludeProbes([probe('203.0.113.7', []), probe('2001:db8::7', ['connect.net_unreachable'])]);
    expect(conclusion).toMatchObject({ outcome: { kind: 'pass' }, failures: [] });
    expect(conclusion.hints).toEqual([
      'IPv6 fails from here, IPv4 works (2001:db8::7: connect.net_unreachable).',
    ]);
  });

  it('prefers an address that works to one that is altered', () => {
    const altered = probe('203.0.113.7', ['tls.intercepted'], true);
    expect(concludeProbes([altered, probe('203.0.113.8', [])]).outcome).toEqual({ kind: 'pass' });
    expect(concludeProbes([altered]).outcome).toEqual({ kind: 'degraded', failure: 'tls.intercepted' });
  });

  it('fails when the altered connection carries nothing', () => {
    expect(concludeProbes([probe('203.0.113.7', ['tls.intercepted', 'response.timeout'])]).outcome.kind).toBe('fail');
  });

  it('does not take a missing IPv6 route for the reason', () => {
    const conclusion = concludeProbes([
      probe('203.0.113.7', ['connect.timeout']),
      probe('2001:db8::7', ['connect.net_unreachable']),
    ]);
    expect(conclusion.failures).toEqual(['connect.timeout', 'connect.net_unreachable']);
    expect(conclusion.decisive?.address.address).toBe('203.0.113.7');
  });

  it('puts who is in the way before how far the probe got', () => {
    const conclusion = concludeProbes([
      probe('203.0.113.7', ['tls.name_mismatch', 'response.block_page']),
      probe('203.0.113.8', ['tls.reset']),
    ]);
    expect(conclusion.failures).toEqual(['response.block_page', 'tls.name_mismatch', 'tls.reset']);
  });
});
