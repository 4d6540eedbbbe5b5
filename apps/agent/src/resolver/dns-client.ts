import { createSocket } from 'node:dgram';
import { connect, isIPv6 } from 'node:net';
import { encode, RECURSION_DESIRED, streamEncode } from 'dns-packet';
import { type DnsAnswer, type DnsMessage, type DnsQuestion, readDnsMessage } from './dns-answer.ts';
import type { NameServer } from './resolver.ts';

// RFC 9715: what passes every path unfragmented.
const UDP_PAYLOAD_BYTES = 1232;
/** A lost datagram is sent again after this much of the time allowed. */
const RESEND_SHARES = [0.25, 0.6] as const;

export interface DnsQuery {
  readonly server: NameServer;
  readonly question: DnsQuestion;
  readonly timeoutMs: number;
  readonly signal?: AbortSignal | undefined;
}

type UdpOutcome = DnsMessage | { readonly kind: 'timeout' } | { readonly kind: 'port_closed' };

/** Asks one name server one question: by UDP, and by TCP when the answer is cut or UDP is refused. Does not reject. */
export async function askNameServer(query: DnsQuery): Promise<DnsAnswer> {
  const deadlineMs = performance.now() + query.timeoutMs;
  const left = (): DnsQuery => ({ ...query, timeoutMs: Math.max(1, deadlineMs - performance.now()) });

  let outcome = await askByUdp(query, true);
  if (outcome.kind === 'edns_refused') outcome = await askByUdp(left(), false);
  switch (outcome.kind) {
    case 'answer':
      return outcome.answer;
    case 'truncated':
    case 'port_closed':
      return await askByTcp(left());
    case 'edns_refused':
      return { kind: 'none', reason: 'servfail', hints: ['The resolver could not read the query.'] };
    case 'unrelated':
    case 'timeout':
      return { kind: 'unreachable', reason: 'timeout' };
  }
}

function packetOf(question: DnsQuestion, edns: boolean): Parameters<typeof encode>[0] {
  return {
    type: 'query',
    id: question.id,
    flags: RECURSION_DESIRED,
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

function askByUdp(query: DnsQuery, edns: boolean): Promise<UdpOutcome> {
  const { server, question, timeoutMs, signal } = query;
  return new Promise((resolve) => {
    const socket = createSocket(isIPv6(server.address) ? 'udp6' : 'udp4');
    const timers: NodeJS.Timeout[] = [];
    let open = true;
    const finish = (outcome: UdpOutcome): void => {
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
    const packet = encode(packetOf(question, edns));
    const send = (): void => {
      if (open) socket.send(packet);
    };

    timers.push(setTimeout(giveUp, timeoutMs));
    signal?.addEventListener('abort', giveUp);
    socket.on('message', (bytes) => {
      const message = readDnsMessage(bytes, question);
      if (message.kind !== 'unrelated') finish(message);
    });
    // A connected socket hears of a closed port, and hears nobody but the server asked.
    socket.on('error', () => {
      finish({ kind: 'port_closed' });
    });
    // Called with an error too, which Node's types leave out: without any route there is nothing to connect through.
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

function askByTcp(query: DnsQuery): Promise<DnsAnswer> {
  const { server, question, timeoutMs, signal } = query;
  return new Promise((resolve) => {
    const socket = connect({ host: server.address, port: server.port });
    let received = Buffer.alloc(0);
    const finish = (answer: DnsAnswer): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
      socket.destroy();
      resolve(answer);
    };
    const giveUp = (): void => {
      finish({ kind: 'unreachable', reason: 'timeout' });
    };
    const timer = setTimeout(giveUp, timeoutMs);
    signal?.addEventListener('abort', giveUp);
    socket.on('connect', () => socket.write(streamEncode(packetOf(question, true))));
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
      if (received.length < 2 || received.length < 2 + received.readUInt16BE(0)) return;
      const message = readDnsMessage(received.subarray(2, 2 + received.readUInt16BE(0)), question);
      finish(message.kind === 'answer' ? message.answer : { kind: 'none', reason: 'servfail', hints: [] });
    });
    const closed = (): void => {
      finish({ kind: 'unreachable', reason: 'port_closed' });
    };
    socket.on('error', closed);
    socket.on('close', closed);
  });
}
