import { describe, expect, it } from 'vitest';
import { type CertificateFacts, judgeCertificate } from './judge-certificate.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const DAY = 86_400_000;
const good: CertificateFacts = {
  chain: 'trusted',
  matchesName: true,
  validFromMs: NOW - DAY,
  validToMs: NOW + DAY,
  subject: 'CN=m570.oltp.vendor.test',
  issuers: ['C=US\nO=Public CA\nCN=Public CA 1'],
  root: 'public',
  isPublicName: true,
  intermediatesFromMs: NOW - 1_000 * DAY,
  intermediatesToMs: NOW + 1_000 * DAY,
};

describe('judgeCertificate', () => {
  it("proves the name by a public or an operator's authority", () => {
    expect(judgeCertificate(good, NOW)).toEqual({ provenBy: 'public', failures: [], hints: [] });
    expect(judgeCertificate({ ...good, root: 'extra' }, NOW).provenBy).toBe('extra');
  });

  it('reports all failures, most telling first', () => {
    const facts: CertificateFacts = {
      ...good,
      chain: 'untrusted',
      root: 'unknown',
      matchesName: false,
      validToMs: NOW - DAY,
    };
    expect(judgeCertificate(facts, NOW).failures).toEqual(['tls.untrusted', 'tls.name_mismatch', 'tls.expired']);
  });

  it('reports an expired certificate under a trusted root as expired, not untrusted', () => {
    expect(judgeCertificate({ ...good, chain: 'outdated', validToMs: NOW - DAY }, NOW).failures).toEqual([
      'tls.expired',
    ]);
    expect(judgeCertificate({ ...good, chain: 'outdated', validFromMs: NOW + DAY }, NOW).failures).toEqual([
      'tls.not_yet_valid',
    ]);
    expect(judgeCertificate({ ...good, chain: 'outdated' }, NOW).failures).toEqual(['tls.expired']);
  });

  it('recognizes an inspection product by its issuer, even if the operator trusts it, but never under a public root', () => {
    const fortinet = { ...good, issuers: ['C=US\nO=Fortinet\nCN=FortiGate CA'] };
    expect(judgeCertificate({ ...fortinet, chain: 'untrusted', root: 'unknown' }, NOW).failures).toEqual([
      'tls.intercepted',
    ]);
    expect(judgeCertificate({ ...fortinet, root: 'extra' }, NOW).failures).toEqual(['tls.intercepted']);
    expect(judgeCertificate({ ...fortinet, root: 'public' }, NOW).failures).toEqual([]);
  });

  it('reports a certificate that only this host trusts as inspected', () => {
    const companys = {
      ...good,
      chain: 'untrusted',
      root: 'system',
      issuers: ['O=Corner Grill\nCN=Corner Grill CA'],
    } as const;
    const verdict = judgeCertificate(companys, NOW);
    expect(verdict).toMatchObject({ provenBy: null, failures: ['tls.intercepted'] });
    expect(verdict.hints[0]).toContain('This machine trusts it');
    const product = judgeCertificate({ ...companys, issuers: ['C=US\nO=Fortinet\nCN=FortiGate CA'] }, NOW);
    expect(product.hints[0]).toContain('FortiGate signs, and this machine trusts it');
  });

  it("accepts the company's authority for an internal name", () => {
    const internal = { ...good, chain: 'untrusted', root: 'system', isPublicName: false } as const;
    expect(judgeCertificate(internal, NOW)).toEqual({ provenBy: 'extra', failures: [], hints: [] });
  });
});
