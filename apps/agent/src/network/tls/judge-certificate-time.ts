import { type CertificateFacts, type CertificateVerdict, judgeCertificate } from './judge-certificate.ts';

/** What is known of the time when a certificate is judged, in ms since the epoch. */
export interface ClockReadings {
  /** By this machine's clock. */
  readonly ownMs: number;
  /** By a clock that is not this machine's; null when none was heard. */
  readonly referenceMs: number | null;
}

/** Less than this no certificate is renewed so late, or issued so early, that it would matter. */
const OFFSET_MS_MIN = 5 * 60_000;

/**
 * Judges a certificate by the time, and tells a wrong clock from a wrong certificate: what is in date by another clock
 * and out of date by this machine's own is the machine's fault (`tls.clock_wrong`). Pure.
 */
export function judgeCertificateTime(
  facts: CertificateFacts,
  { ownMs, referenceMs }: ClockReadings,
): CertificateVerdict {
  const byOwn = judgeCertificate(facts, ownMs);
  if (referenceMs === null || Math.abs(referenceMs - ownMs) < OFFSET_MS_MIN) return byOwn;
  if (!byOwn.failures.some((failure) => failure === 'tls.expired' || failure === 'tls.not_yet_valid')) return byOwn;
  const isAboveInDate = facts.intermediatesFromMs <= referenceMs && referenceMs <= facts.intermediatesToMs;
  const chain = facts.chain === 'outdated' && isAboveInDate && facts.root !== 'unknown' ? 'trusted' : facts.chain;
  const byOther = judgeCertificate({ ...facts, chain }, referenceMs);
  const clockAheadMs = ownMs - referenceMs;
  const hints = [`The clock of this machine is ${clockOffsetText(clockAheadMs)}.`, ...byOther.hints];
  if (byOther.failures.some((failure) => failure === 'tls.expired' || failure === 'tls.not_yet_valid'))
    return { ...byOther, hints };
  return { ...byOther, failures: ['tls.clock_wrong', ...byOther.failures], hints, clockAheadMs };
}

/** How far a clock is off, such as `3 h ahead`; negative when it is behind. */
export function clockOffsetText(aheadMs: number): string {
  return `${durationText(Math.abs(aheadMs))} ${aheadMs > 0 ? 'ahead' : 'behind'}`;
}

function durationText(ms: number): string {
  const minutes = ms / 60_000;
  if (minutes < 90) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return hours < 72 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`;
}
