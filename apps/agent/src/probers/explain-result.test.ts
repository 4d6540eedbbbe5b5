import { FAILURES, type Failure, type Target } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { explainResult } from './explain-result.ts';

const target: Target = { kind: 'https', host: 'm570.oltp.vendor.test', port: 443, path: '/' };
const address = (failure: Failure | null): Parameters<typeof explainResult>[1]['addresses'][number] => ({
  address: '203.0.113.7',
  family: 4,
  failure,
  phasesMs: { resolve: 1, connect: 1, tls: null, request: null, response: null },
});

describe('explainResult', () => {
  it.each(FAILURES)('explains %s in one complete sentence, with a fix', (failure) => {
    const { explanation, fix } = explainResult(target, {
      outcome: { kind: 'fail', failure },
      addresses: [address(failure)],
    });
    expect(explanation).toMatch(/^[^{}]{10,300}\.$/);
    expect(fix).toMatch(/^[^{}]{10,}$/);
  });

  it('has no fix for a pass', () => {
    expect(explainResult(target, { outcome: { kind: 'pass' }, addresses: [address(null)] })).toEqual({
      explanation: 'm570.oltp.vendor.test:443 answered at 203.0.113.7.',
      fix: '',
    });
  });

  it('names the address that failed', () => {
    const result = {
      outcome: { kind: 'fail', failure: 'connect.timeout' } as const,
      addresses: [address('connect.timeout')],
    };
    expect(explainResult(target, result).explanation).toBe('The TCP connection to 203.0.113.7 port 443 timed out.');
  });
});
