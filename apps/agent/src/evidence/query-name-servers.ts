import { randomInt } from 'node:crypto';
import { isIP } from 'node:net';
import type { EvidenceItem } from '@sightline/spec';
import { AUTHENTIC_DATA, RECURSION_DESIRED } from 'dns-packet';
import { describeAnswer } from '../network/dns/describe-answer.ts';
import type { AddressType, DnsQuestion } from '../network/dns/dns-answer.ts';
import { askByTcp, askByUdp, queryPacket, type ReadDns } from '../network/dns/dns-client.ts';
import { nameServerText } from '../network/dns/name-server.ts';
import type { NameServer } from '../network/dns/resolver.ts';

const SERVERS_MAX = 3;
const TIMEOUT_MS = 2_000;
const QUERIES = [
  ['A', 'UDP'],
  ['A', 'TCP'],
  ['AAAA', 'UDP'],
] as const;

/** Asks several name servers for a name over UDP and TCP; returns nothing for an address. Does not reject. */
export async function queryNameServers(name: string, servers: readonly NameServer[]): Promise<EvidenceItem[]> {
  if (isIP(name) !== 0) return [];
  const asked = servers
    .slice(0, SERVERS_MAX)
    .flatMap((server) => QUERIES.map(([type, transport]) => query(server, name, type, transport)));
  return await Promise.all(asked);
}

async function query(
  server: NameServer,
  name: string,
  type: AddressType,
  transport: 'UDP' | 'TCP',
): Promise<EvidenceItem> {
  const question: DnsQuestion = { id: randomInt(0x1_0000), name, type };
  const read: ReadDns<{ readonly kind: 'answer'; readonly text: string }> = (bytes) => {
    const text = describeAnswer(bytes, question);
    return text === null ? null : { kind: 'answer', text };
  };
  // Asking for the AD flag makes a validating resolver set it (RFC 6840, 5.7).
  const packet = queryPacket(question, true, RECURSION_DESIRED | AUTHENTIC_DATA);
  const query = { server, question, timeoutMs: TIMEOUT_MS };
  const ask = transport === 'UDP' ? askByUdp : askByTcp;
  const outcome = await ask(query, packet, read);
  return {
    kind: 'dns',
    about: `${nameServerText(server)} over ${transport}, ${type}`.slice(0, 120),
    text: outcome.kind === 'answer' ? outcome.text : NO_ANSWER_TEXT[outcome.kind],
  };
}

const NO_ANSWER_TEXT = { timeout: `no answer within ${TIMEOUT_MS} ms`, port_closed: 'the port is closed' } as const;
