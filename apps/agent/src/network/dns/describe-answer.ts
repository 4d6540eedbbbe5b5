import type { Answer, DecodedPacket } from 'dns-packet';
import { type DnsQuestion, decodeAnswer, extendedErrors, replyCode } from './dns-answer.ts';

const REPLY_CODES = ['NOERROR', 'FORMERR', 'SERVFAIL', 'NXDOMAIN', 'NOTIMP', 'REFUSED'] as const;
/** RFC 8914, 4: the registry's text, by code. */
const EXTENDED_ERRORS = [
  'Other',
  'Unsupported DNSKEY Algorithm',
  'Unsupported DS Digest Type',
  'Stale Answer',
  'Forged Answer',
  'DNSSEC Indeterminate',
  'DNSSEC Bogus',
  'FileSignature Expired',
  'FileSignature Not Yet Valid',
  'DNSKEY Missing',
  'RRSIGs Missing',
  'No Zone Key Bit Set',
  'NSEC Missing',
  'Cached Error',
  'Not Ready',
  'Blocked',
  'Censored',
  'Filtered',
  'Prohibited',
  'Stale NXDOMAIN Answer',
  'Not Authoritative',
  'Not Supported',
  'No Reachable Authority',
  'Network Error',
  'Invalid Data',
] as const;
const RECORDS_MAX = 12;

/**
 * Returns a name server's answer as lines for a person: reply code and flags, each record with its TTL in seconds, and
 * extended errors (EDE). Returns null if it does not answer the question.
 */
export function describeAnswer(bytes: Buffer, question: DnsQuestion): string | null {
  const packet = decodeAnswer(bytes, question);
  if (packet === null) return null;
  const code = replyCode(bytes);
  const records = packet.answers ?? [];
  const lines = [
    `${REPLY_CODES[code] ?? `reply code ${code}`}, flags ${flagsOf(packet)}`,
    ...records.slice(0, RECORDS_MAX).map(recordLine),
    ...(records.length > RECORDS_MAX ? [`and ${records.length - RECORDS_MAX} more records`] : []),
    ...(records.length === 0 ? ['no records'] : []),
    ...extendedErrors(packet).map(
      (error) =>
        `EDE ${error.code}, ${EXTENDED_ERRORS[error.code] ?? 'unknown'}${error.text === '' ? '' : `: ${error.text}`}`,
    ),
  ];
  return lines.join('\n');
}

function flagsOf(packet: DecodedPacket): string {
  const flags = [
    ['aa', packet.flag_aa],
    ['tc', packet.flag_tc],
    ['rd', packet.flag_rd],
    ['ra', packet.flag_ra],
    ['ad', packet.flag_ad],
    ['cd', packet.flag_cd],
  ] as const;
  const set = flags.filter(([, isSet]) => isSet).map(([name]) => name);
  return set.length === 0 ? 'none' : set.join(' ');
}

function recordLine(record: Answer): string {
  const ttl = 'ttl' in record && record.ttl !== undefined ? ` (${record.ttl} s)` : '';
  const data = 'data' in record && typeof record.data === 'string' ? ` ${record.data}` : '';
  return `${record.name} ${record.type}${data}${ttl}`;
}
