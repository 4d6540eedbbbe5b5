import { type DecodedPacket, decode } from 'dns-packet';
import { z } from 'zod';
import { sinkholeOfName } from './address-facts.ts';

export type AddressType = 'A' | 'AAAA';

/** The result of one query for one record type. */
export type DnsAnswer =
  | { readonly kind: 'addresses'; readonly addresses: readonly string[]; readonly hints: readonly string[] }
  | { readonly kind: 'sinkholed'; readonly hints: readonly string[] }
  | {
      readonly kind: 'none';
      readonly reason: 'nxdomain' | 'nodata' | 'servfail' | 'refused';
      readonly hints: readonly string[];
    }
  | { readonly kind: 'unreachable'; readonly reason: 'timeout' | 'port_closed' };

/** A parsed message: an answer, a truncated one (retry over TCP), a rejection of EDNS, or one for another query. */
export type DnsMessage =
  | { readonly kind: 'answer'; readonly answer: DnsAnswer }
  | { readonly kind: 'truncated' }
  | { readonly kind: 'edns_refused' }
  | { readonly kind: 'unrelated' };

export interface DnsQuestion {
  readonly id: number;
  readonly name: string;
  readonly type: AddressType;
}

const RCODE = { noError: 0, formatError: 1, nameError: 3, notImplemented: 4, refused: 5 } as const;

// RFC 8914: the extended errors that mean a deliberate block.
const EXTENDED_ERRORS = new Map([
  [4, 'forged answer'],
  [15, 'blocked'],
  [16, 'censored'],
  [17, 'filtered'],
  [18, 'prohibited'],
]);
const EXTENDED_ERROR_OPTION = 15;

const optionSchema = z.object({ code: z.number(), data: z.instanceof(Uint8Array) });

/** Reads a name server's message for `question`. Anything malformed or for another query is `unrelated`. */
export function readDnsMessage(bytes: Buffer, question: DnsQuestion): DnsMessage {
  const packet = decodeAnswer(bytes, question);
  if (packet === null) return { kind: 'unrelated' };
  if (packet.flag_tc) return { kind: 'truncated' };
  const rcode = replyCode(bytes);
  if (rcode === RCODE.formatError || rcode === RCODE.notImplemented) return { kind: 'edns_refused' };
  return { kind: 'answer', answer: judgeAnswer(packet, rcode, question.type) };
}

function judgeAnswer(packet: DecodedPacket, rcode: number, type: AddressType): DnsAnswer {
  const hints = extendedErrorHints(packet);
  switch (rcode) {
    case RCODE.noError:
      return judgeRecords(packet, type, hints);
    case RCODE.nameError:
      // Quad9 clears "recursion available" on names it blocks.
      return {
        kind: 'none',
        reason: 'nxdomain',
        hints: packet.flag_ra
          ? hints
          : [...hints, 'The denial looks like a filtering resolver (Quad9 answers blocked names this way).'],
      };
    case RCODE.refused:
      return { kind: 'none', reason: 'refused', hints };
    default:
      return { kind: 'none', reason: 'servfail', hints };
  }
}

function judgeRecords(packet: DecodedPacket, type: AddressType, hints: readonly string[]): DnsAnswer {
  const addresses: string[] = [];
  for (const record of packet.answers ?? []) {
    if (record.type === 'CNAME') {
      const product = sinkholeOfName(record.data);
      if (product !== null)
        return { kind: 'sinkholed', hints: [...hints, `The name resolves to the sinkhole of ${product}.`] };
    }
    if (record.type === type) addresses.push(record.data);
  }
  return addresses.length > 0 ? { kind: 'addresses', addresses, hints } : { kind: 'none', reason: 'nodata', hints };
}

function extendedErrorHints(packet: DecodedPacket): string[] {
  return extendedErrors(packet).flatMap(({ code, text }) => {
    const meaning = EXTENDED_ERRORS.get(code);
    return meaning === undefined ? [] : [`The resolver gives a reason: ${meaning}${text === '' ? '' : ` (${text})`}.`];
  });
}

/** What a resolver adds to its reply code (RFC 8914); `text` has at most 120 characters and may be empty. */
export interface ExtendedError {
  readonly code: number;
  readonly text: string;
}

/** Returns the extended errors of an answer, in order. */
export function extendedErrors(packet: DecodedPacket): ExtendedError[] {
  const options = (packet.additionals ?? []).flatMap((record) => (record.type === 'OPT' ? record.options : []));
  return options.flatMap((raw: unknown) => {
    const option = optionSchema.safeParse(raw);
    if (!option.success || option.data.code !== EXTENDED_ERROR_OPTION || option.data.data.length < 2) return [];
    const data = Buffer.from(option.data.data);
    return [{ code: data.readUInt16BE(0), text: data.toString('utf8', 2).trim().slice(0, 120) }];
  });
}

/** Returns the reply code, which the decoder's types omit: low four bits of the fourth byte (RFC 1035, 4.1.1). */
export function replyCode(bytes: Buffer): number {
  return (bytes[3] ?? 0) & 0x0f;
}

/** Decodes a message; null if it is malformed or does not answer the question. */
export function decodeAnswer(bytes: Buffer, question: DnsQuestion): DecodedPacket | null {
  const packet = decodeOrNull(bytes);
  return packet !== null && answersQuestion(packet, question) ? packet : null;
}

function answersQuestion(packet: DecodedPacket, question: DnsQuestion): boolean {
  if (packet.id !== question.id || !packet.flag_qr) return false;
  const asked = packet.questions?.[0];
  // Some servers omit the question in a refusal.
  if (asked === undefined) return true;
  return asked.type === question.type && asked.name.toLowerCase() === question.name.toLowerCase();
}

function decodeOrNull(bytes: Buffer): DecodedPacket | null {
  try {
    return decode(bytes);
  } catch {
    return null;
  }
}
