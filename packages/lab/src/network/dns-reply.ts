import {
  type Answer,
  AUTHORITATIVE_ANSWER,
  type DecodedPacket,
  type Packet,
  RECURSION_AVAILABLE,
  RECURSION_DESIRED,
} from 'dns-packet';
import type { DnsFault } from '../faults.ts';

/** Short, so that a fault shows in the next probe even through a cache. */
const TTL_S = 1;
const RCODE = { noerror: 0, servfail: 2, nxdomain: 3, refused: 5 } as const;

/** What the network knows about a host name: its address, and its DNS fault, if any. */
export interface NameRecord {
  readonly address: string;
  readonly fault: DnsFault | null;
}

type Verdict =
  | { readonly kind: 'silent' }
  | { readonly kind: 'error'; readonly rcode: number }
  | { readonly kind: 'address'; readonly address: string }
  | { readonly kind: 'nodata' };

/**
 * Returns the reply to one DNS query, or null for no reply.
 * Known names have one A record and no AAAA; all other names do not exist.
 */
export function dnsReply(query: DecodedPacket, lookup: (name: string) => NameRecord | null): Packet | null {
  const question = query.questions?.[0];
  if (question === undefined) return null;

  const verdict = judgeName(lookup(question.name.toLowerCase()));
  if (verdict.kind === 'silent') return null;
  const hasAnswer = verdict.kind === 'address' && question.type === 'A';
  const answers: Answer[] = hasAnswer
    ? [{ type: 'A', class: 'IN', name: question.name, ttl: TTL_S, data: verdict.address }]
    : [];
  const rcode = verdict.kind === 'error' ? verdict.rcode : RCODE.noerror;
  return {
    type: 'response',
    ...(query.id === undefined ? {} : { id: query.id }),
    flags: AUTHORITATIVE_ANSWER | RECURSION_DESIRED | RECURSION_AVAILABLE | rcode,
    questions: [question],
    answers,
  };
}

function judgeName(record: NameRecord | null): Verdict {
  if (record === null) return { kind: 'error', rcode: RCODE.nxdomain };
  switch (record.fault) {
    case null:
      return { kind: 'address', address: record.address };
    case 'dns_nxdomain':
      return { kind: 'error', rcode: RCODE.nxdomain };
    case 'dns_nodata':
      return { kind: 'nodata' };
    case 'dns_servfail':
      return { kind: 'error', rcode: RCODE.servfail };
    case 'dns_refused':
      return { kind: 'error', rcode: RCODE.refused };
    case 'dns_silent':
      return { kind: 'silent' };
    case 'dns_sinkhole':
      return { kind: 'address', address: '146.112.61.104' };
    case 'dns_zero':
      return { kind: 'address', address: '0.0.0.0' };
    case 'dns_private':
      return { kind: 'address', address: '10.10.10.10' };
  }
}
