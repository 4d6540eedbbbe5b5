import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from './judge-certificate.ts';
import { clockOffsetText, judgeCertificateTime } from './judge-certificate-time.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const DAY = 86_400_000;
/** What OpenSSL reports about a good certificate on a host with a wrong clock. */
const seemsOutdated: CertificateFacts = {
  chain: 'outdated',
  matchesName: true,
  validFromMs: NOW - 30 * DAY,
  validToMs: NOW + 60 * DAY,
  subject: 'CN=m570.oltp.vendor.test',
  issuers: ['C=US\nO=Public CA\nCN=Public CA 1'],
  root: 'public',
  isPublicName: true,
  intermediatesFromMs: NOW - 1_000 * DAY,
  intermediatesToMs: NOW + 1_000 * DAY,
};

describe('judgeCertificateTime', () => {
  it.each([
    [400 * DAY, '400 d ahead'],
    [-400 * DAY, '400 d behind'],
  ])('blames a clock that is %d ms ahead, not the certificate', (aheadMs, words) => {
    expect(judgeCertificateTime(seemsOutdated, { hostMs: NOW + aheadMs, referenceMs: NOW })).toEqual({
      provenBy: 'public',
      failures: ['tls.clock_wrong'],
      hints: [`This machine's clock is ${words}.`],
      clockAheadMs: aheadMs,
    });
  });

  it('blames the certificate if the clocks agree or no other clock is known', () => {
    const expired = { ...seemsOutdated, validToMs: NOW - DAY };
    for (const referenceMs of [NOW - 60_000, null])
      expect(judgeCertificateTime(expired, { hostMs: NOW, referenceMs }).failures).toEqual(['tls.expired']);
  });

  it('blames a certificate that is expired by both clocks, and mentions the clock', () => {
    const expired = { ...seemsOutdated, validToMs: NOW - DAY };
    const verdict = judgeCertificateTime(expired, { hostMs: NOW + 3 * 3_600_000, referenceMs: NOW });
    expect(verdict.failures).toEqual(['tls.expired']);
    expect(verdict.hints[0]).toBe("This machine's clock is 3 h ahead.");
  });

  it('does not let a wrong clock excuse a wrong name or an unknown authority', () => {
    const time = { hostMs: NOW + 400 * DAY, referenceMs: NOW };
    expect(judgeCertificateTime({ ...seemsOutdated, matchesName: false }, time)).toMatchObject({
      provenBy: null,
      failures: ['tls.clock_wrong', 'tls.name_mismatch'],
    });
    expect(judgeCertificateTime({ ...seemsOutdated, root: 'unknown' }, time).failures).toContain('tls.untrusted');
  });

  it('ignores a wrong clock if the certificate is valid by both', () => {
    const good = { ...seemsOutdated, chain: 'trusted' } as const;
    expect(judgeCertificateTime(good, { hostMs: NOW + 3_600_000, referenceMs: NOW })).toEqual({
      provenBy: 'public',
      failures: [],
      hints: [],
    });
  });
});

describe('clockOffsetText', () => {
  it.each([
    [10 * 60_000, '10 min ahead'],
    [-3 * 3_600_000, '3 h behind'],
    [71 * 3_600_000, '2 d 23 h ahead'],
    [-10 * DAY, '10 d behind'],
  ])('formats %d ms as %s', (ms, text) => {
    expect(clockOffsetText(ms)).toBe(text);
  });
});
