import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { encode, RECURSION_DESIRED, streamEncode } from 'dns-packet';
import { type DnsAnswer, type DnsMessage, type DnsQuestion, readDnsMessage } from './dns-answer.ts';
import type { NameServer } from './resolver.ts';

// RFC 9715: passes every path unfragmented.
const UDP_PAYLOAD_BYTES = 1232;
/** When to resend a lost datagram, as shares of the timeout. */
const RESEND_SHARES = [0.25, 0.6] as const;

export interface DnsQuery {
  readonly server: NameServer;
  readonly question: DnsQuestion;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

/** Why a name server sent nothing. */
export type DnsNoAnswer = { readonly kind: 'timeout' } | { readonly kind: 'port_closed' };

/** Reads a name server's message; null if it does not answer the question. */
export type ReadDns<T> = (bytes: Buffer) => T | null;

/**
 * Asks one name server one question: by UDP, then by TCP if the answer is truncated or UDP is refused. Does not reject.
 */
export async function askNameServer(query: DnsQuery): Promise<DnsAnswer> {
  const deadlineMs = performance.now() + query.timeoutMs;
  const left = (): DnsQuery => ({ ...query, timeoutMs: Math.max(1, deadlineMs - performance.now()) });
  const read: ReadDns<Exclude<DnsMessage, { kind: 'unrelated' }>> = (bytes) => {
    const message = readDnsMessage(bytes, query.question);
    return message.kind === 'unrelated' ? null : message;
  };

  let outcome = await askByUdp(query, queryPacket(query.question, true), read);
  if (outcome.kind === 'edns_refused') outcome = await askByUdp(left(), queryPacket(query.question, false), read);
  switch (outcome.kind) {
    case 'answer':
      return outcome.answer;
    case 'truncated':
    case 'port_closed':
      return answerOfTcp(await askByTcp(left(), queryPacket(query.question, true), read));
    case 'edns_refused':
      return { kind: 'none', reason: 'servfail', hints: ['The resolver could not read the query.'] };
    case 'timeout':
      return { kind: 'unreachable', reason: 'timeout' };
  }
}

function answerOfTcp(outcome: Exclude<DnsMessage, { kind: 'unrelated' }> | DnsNoAnswer): DnsAnswer {
  switch (outcome.kind) {
    case 'answer':
      return outcome.answer;
    case 'timeout':
    case 'port_closed':
      return { kind: 'unreachable', reason: outcome.kind };
    case 'truncated':
    case 'edns_refused':
      return { kind: 'none', reason: 'servfail', hints: [] };
  }
}

export type DnsPacket = Parameters<typeof encode>[0];

/** Builds a query, with or without EDNS; `flags` as in the header (RFC 1035, 4.1.1). */
export function queryPacket(question: DnsQuestion, edns: boolean, flags = RECURSION_DESIRED): DnsPacket {
  return {
    type: 'query',
    id: question.id,
    flags,
    questions: [{ type: question.type, name: question.name }],
    additionals: edns
      ? [
          {
            type: 'OPT',
            name: '.',
            udpPayloadSize: UDP_PAYLOAD_BYTES,
            extendedRcode: 0,
            ednsVersion: 0,
            flags: 0,
            flag_do: false,
            options: [],
          },
        ]
      : [],
  };
}

/** Sends one query by UDP, and again if nothing arrives. Does not reject. */
export function askByUdp<T>(query: DnsQuery, packet: DnsPacket, read: ReadDns<T>): Promise<T | DnsNoAnswer> {
  const { server, timeoutMs, signal } = query;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    const timers: NodeJS.Timeout[] = [];
    let open = true;
    const finish = (outcome: T | DnsNoAnswer): void => {
      if (!open) return;
      open = false;
      for (const timer of timers) clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      socket.close();
      resolve(outcome);
    };
    const giveUp = (): void => {
      finish({ kind: 'timeout' });
    };
    const bytes = encode(packet);
    const send = (): void => {
      if (open) socket.send(bytes);
    };

    timers.push(setTimeout(giveUp, timeoutMs));
    signal?.addEventListener('abort', giveUp);
    socket.on('message', (received) => {
      const message = read(received);
      if (message !== null) finish(message);
    });
    // A connected socket is told about a closed port, and only receives from the server it asked.
    socket.on('error', () => {
      finish({ kind: 'port_closed' });
    });
    // Node also calls this with an error, which its types omit: without a route there is nothing to connect through.
    const onConnected = (error?: Error): void => {
      if (error) {
        giveUp();
        return;
      }
      send();
      for (const share of RESEND_SHARES) timers.push(setTimeout(send, timeoutMs * share));
    };
    socket.connect(server.port, server.address, onConnected);
  });
}

/** Sends one query by TCP. Does not reject. An unrelated answer counts as a timeout. */
export function askByTcp<T>(query: DnsQuery, packet: DnsPacket, read: ReadDns<T>): Promise<T | DnsNoAnswer> {
  const { server, timeoutMs, signal } = query;
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port });
    let received = Buffer.alloc(0);
    const finish = (outcome: T | DnsNoAnswer): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(outcome);
    };
    const giveUp = (): void => {
      finish({ kind: 'timeout' });
    };
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp);
    socket.on('connect', () => socket.write(streamEncode(packet)));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      finish(read(received.subarray(2, 2 + received.readUInt16BE(0))) ?? { kind: 'timeout' });
    });
    const closed = (): void => {
      finish({ kind: 'port_closed' });
    };
    socket.on('error', closed);
    socket.on('close', closed);
  });
}
