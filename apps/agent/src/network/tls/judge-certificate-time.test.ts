import { describe, expect, it } from 'vitest';
import type { CertificateFacts } from './judge-certificate.ts';
import { clockOffsetText, judgeCertificateTime } from './judge-certificate-time.ts';

const NOW = Date.parse('2026-11-24T12:00:00.000Z');
const DAY = 86_400_000;
/** What OpenSSL says of a good certificate on a machine whose clock is out of its time. */
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

describe('judgeByClocks', () => {
  it.each([
    [400 * DAY, '400 d ahead'],
    [-400 * DAY, '400 d behind'],
  ])('blames a clock that is %d ms ahead, and not the certificate', (aheadMs, words) => {
    expect(judgeCertificateTime(seemsOutdated, { ownMs: NOW + aheadMs, referenceMs: NOW })).toEqual({
      provenBy: 'public',
      failures: ['tls.clock_wrong'],
      hints: [`This machine's clock is ${words}.`],
      clockAheadMs: aheadMs,
    });
  });

  it('blames the certificate where the clocks agree, or no other was heard', () => {
    const expired = { ...seemsOutdated, validToMs: NOW - DAY };
    for (const referenceMs of [NOW - 60_000, null])
      expect(judgeCertificateTime(expired, { ownMs: NOW, referenceMs }).failures).toEqual(['tls.expired']);
  });

  it('blames a certificate that is expired by both clocks, and names the clock beside it', () => {
    const expired = { ...seemsOutdated, validToMs: NOW - DAY };
    const verdict = judgeCertificateTime(expired, { ownMs: NOW + 3 * 3_600_000, referenceMs: NOW });
    expect(verdict.failures).toEqual(['tls.expired']);
    expect(verdict.hints[0]).toBe("This machine's clock is 3 h ahead.");
  });

  it('does not let a wrong clock excuse another name or an unknown authority', () => {
    const time = { ownMs: NOW + 400 * DAY, referenceMs: NOW };
    expect(judgeCertificateTime({ ...seemsOutdated, matchesName: false }, time)).toMatchObject({
      provenBy: null,
      failures: ['tls.clock_wrong', 'tls.name_mismatch'],
    });
    expect(judgeCertificateTime({ ...seemsOutdated, root: 'unknown' }, time).failures).toContain('tls.untrusted');
  });

  it('says nothing of a clock that is off while the certificate is in date by both', () => {
    const good = { ...seemsOutdated, chain: 'trusted' } as const;
    expect(judgeCertificateTime(good, { ownMs: NOW + 3_600_000, referenceMs: NOW })).toEqual({
      provenBy: 'public',
      failures: [],
      hints: [],
    });
  });
});

describe('offText', () => {
  it.each([
    [10 * 60_000, '10 min ahead'],
    [-3 * 3_600_000, '3 h behind'],
    [71 * 3_600_000, '2 d 23 h ahead'],
    [-10 * DAY, '10 d behind'],
  ])('says %d ms as %s', (ms, text) => {
    expect(clockOffsetText(ms)).toBe(text);
  });
});
