import { createSocket, type Socket as UdpSocket } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { type DecodedPacket, decode, encode, type Packet } from 'dns-packet';
import { closeServer, listen, trackSockets } from '../listening.ts';

const BIND_ATTEMPTS_MAX = 20;
const TCP_IDLE_MS = 10_000;
const QUERY_BYTES_MAX = 4_096;

/** Returns a reply, or null to leave the query unanswered. */
export type DnsResponder = (query: DecodedPacket) => Packet | null;

/** A DNS server by UDP and TCP on one port of one loopback address. */
export class DnsServer {
  readonly port: number;
  readonly #udp: UdpSocket;
  readonly #tcp: Server;
  readonly #sockets: Set<Socket>;

  private constructor(bound: { udp: UdpSocket; tcp: Server; sockets: Set<Socket>; port: number }) {
    this.port = bound.port;
    this.#udp = bound.udp;
    this.#tcp = bound.tcp;
    this.#sockets = bound.sockets;
  }

  /** Starts on a port that is free for both protocols. Rejects with the system's error if the address is taken. */
  static async start(address: string, respond: DnsResponder): Promise<DnsServer> {
    for (let attempt = 1; ; attempt += 1) {
      const tcp = createServer();
      const sockets = trackSockets(tcp);
      const port = await listen(tcp, { host: address, port: 0 });
      const udp = createSocket('udp4');
      try {
        await bindUdp(udp, { address, port });
      } catch (error) {
        await closeServer(tcp, sockets);
        if (attempt >= BIND_ATTEMPTS_MAX) throw error;
        continue;
      }
      serveUdp(udp, respond);
      tcp.on('connection', (socket: Socket) => {
        serveTcp(socket, respond);
      });
      return new DnsServer({ udp, tcp, sockets, port });
    }
  }

  async close(): Promise<void> {
    const closed = once(this.#udp, 'close');
    this.#udp.close();
    await Promise.all([closed, closeServer(this.#tcp, this.#sockets)]);
  }
}

async function bindUdp(udp: UdpSocket, to: { address: string; port: number }): Promise<void> {
  udp.bind({ address: to.address, port: to.port, exclusive: true });
  await once(udp, 'listening');
}

function serveUdp(udp: UdpSocket, respond: DnsResponder): void {
  // If the client is gone, the reply fails; the next query must still be served.
  udp.on('error', () => undefined);
  udp.on('message', (message, from) => {
    const reply = replyTo(message, respond);
    if (reply !== null) udp.send(reply, from.port, from.address);
  });
}

/** Over TCP, a two-byte length precedes queries and replies (RFC 1035, 4.2.2). */
function serveTcp(socket: Socket, respond: DnsResponder): void {
  let pending = Buffer.alloc(0);
  socket.setTimeout(TCP_IDLE_MS, () => socket.destroy());
  socket.on('data', (chunk: Buffer) => {
    pending = Buffer.concat([pending, chunk]);
    if (pending.length > QUERY_BYTES_MAX) socket.destroy();
    while (pending.length >= 2 && pending.length >= 2 + pending.readUInt16BE(0)) {
      const end = 2 + pending.readUInt16BE(0);
      const reply = replyTo(pending.subarray(2, end), respond);
      pending = pending.subarray(end);
      if (reply !== null) socket.write(Buffer.concat([lengthPrefix(reply.length), reply]));
    }
  });
}

function lengthPrefix(length: number): Buffer {
  const prefix = Buffer.alloc(2);
  prefix.writeUInt16BE(length);
  return prefix;
}

function replyTo(message: Buffer, respond: DnsResponder): Buffer | null {
  const query = decodeQuery(message);
  const reply = query === null ? null : respond(query);
  return reply === null ? null : encode(reply);
}

function decodeQuery(message: Buffer): DecodedPacket | null {
  try {
    return decode(message);
  } catch {
    // Not DNS: a server may ignore it.
    return null;
  }
}
