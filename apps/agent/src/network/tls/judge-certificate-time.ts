import { formatDuration } from '@sightline/spec';
import { type CertificateFacts, type CertificateVerdict, judgeCertificate } from './judge-certificate.ts';

/** The clocks available to judge a certificate, in ms since 1970. */
export interface ClockReadings {
  /** This host's clock. */
  readonly hostMs: number;
  /** A clock other than this host's; null if none is known. */
  readonly referenceMs: number | null;
}

/** No certificate is renewed so late, or issued so early, that a smaller offset matters. */
const OFFSET_MS_MIN = 5 * 60_000;

/**
 * Judges a certificate's dates and tells a wrong clock from a wrong certificate. A certificate that is valid by another
 * clock but not by this host's means the host's clock is wrong (`tls.clock_wrong`). Pure.
 */
export function judgeCertificateTime(
  facts: CertificateFacts,
  { hostMs, referenceMs }: ClockReadings,
): CertificateVerdict {
  const byHost = judgeCertificate(facts, hostMs);
  if (referenceMs === null || Math.abs(referenceMs - hostMs) < OFFSET_MS_MIN) return byHost;
  if (!byHost.failures.some((failure) => failure === 'tls.expired' || failure === 'tls.not_yet_valid')) return byHost;
  const isAboveInDate = facts.intermediatesFromMs <= referenceMs && referenceMs <= facts.intermediatesToMs;
  const chain = facts.chain === 'outdated' && isAboveInDate && facts.root !== 'unknown' ? 'trusted' : facts.chain;
  const byReference = judgeCertificate({ ...facts, chain }, referenceMs);
  const clockAheadMs = hostMs - referenceMs;
  const hints = [`This machine's clock is ${clockOffsetText(clockAheadMs)}.`, ...byReference.hints];
  if (byReference.failures.some((failure) => failure === 'tls.expired' || failure === 'tls.not_yet_valid'))
    return { ...byReference, hints };
  return { ...byReference, failures: ['tls.clock_wrong', ...byReference.failures], hints, clockAheadMs };
}

/** Returns how far a clock is off, for example `3 h ahead`. Negative means behind. */
export function clockOffsetText(aheadMs: number): string {
  return `${formatDuration(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
}
