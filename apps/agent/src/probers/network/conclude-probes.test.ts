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
  it('passes if one address works, and names the failing ones', () => {
    const conclusion = concludeProbes([probe('203.0.113.7', []), probe('2001:db8::7', ['connect.net_unreachable'])]);
    expect(conclusion).toMatchObject({ outcome: { kind: 'pass' }, failures: [] });
    expect(conclusion.hints).toEqual(['IPv6 fails from here, IPv4 works (2001:db8::7: connect.net_unreachable).']);
  });

  it('prefers a working address to an altered one', () => {
    const altered = probe('203.0.113.7', ['tls.intercepted'], true);
    expect(concludeProbes([altered, probe('203.0.113.8', [])]).outcome).toEqual({ kind: 'pass' });
    expect(concludeProbes([altered]).outcome).toEqual({ kind: 'degraded', failure: 'tls.intercepted' });
  });

  it('fails if the altered connection carries nothing', () => {
    expect(concludeProbes([probe('203.0.113.7', ['tls.intercepted', 'response.timeout'])]).outcome.kind).toBe('fail');
  });

  it('does not blame a missing IPv6 route', () => {
    const conclusion = concludeProbes([
      probe('203.0.113.7', ['connect.timeout']),
      probe('2001:db8::7', ['connect.net_unreachable']),
    ]);
    expect(conclusion.failures).toEqual(['connect.timeout', 'connect.net_unreachable']);
    expect(conclusion.decisive?.address.address).toBe('203.0.113.7');
  });

  it('ranks who blocks it before how far the probe got', () => {
    const conclusion = concludeProbes([
      probe('203.0.113.7', ['tls.name_mismatch', 'response.block_page']),
      probe('203.0.113.8', ['tls.reset']),
    ]);
    expect(conclusion.failures).toEqual(['response.block_page', 'tls.name_mismatch', 'tls.reset']);
  });
});
