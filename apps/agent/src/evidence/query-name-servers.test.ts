import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { type Answer, decode, encode } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { queryNameServers } from './query-name-servers.ts';

const NAME = 'm570.oltp.vendor.test';
const [AA, RA, AD] = [1 << 10, 1 << 7, 1 << 5];
/** The library's types cover fewer options than exist (RFC 8914). */
const FILTERED = {
  type: 'OPT',
  name: '.',
  udpPayloadSize: 1232,
  extendedRcode: 0,
  ednsVersion: 0,
  flags: 0,
  flag_do: false,
  options: [{ code: 15, data: Buffer.from('\u0000\u0011category: finance', 'latin1') }],
} as unknown as Answer;
const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A UDP-only name server on loopback that follows an alias and reports filtering. */
async function serve(): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (bytes, peer) => {
    const query = decode(bytes);
    const isA = query.questions?.[0]?.type === 'A';
    const packet = encode({
      type: 'response',
      id: query.id,
      flags: AA | RA | AD | (isA ? 0 : 3),
      questions: query.questions,
      answers: isA
        ? [
            { type: 'CNAME', name: NAME, ttl: 60, data: 'edge.vendor.test' },
            { type: 'A', name: 'edge.vendor.test', ttl: 30, data: '203.0.113.7' },
          ]
        : [],
      additionals: isA ? [] : [FILTERED],
    });
    socket.send(packet, peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  closing.push(() => socket.close());
  return socket.address().port;
}

describe('queryNameServers', () => {
  it("returns every name server's records, flags and extended errors, over UDP and TCP", async () => {
    const port = await serve();
    const items = await queryNameServers(NAME, [{ address: '127.0.0.1', port }]);
    expect(items).toEqual([
      {
        kind: 'dns',
        about: `127.0.0.1:${port} over UDP, A`,
        text: `NOERROR, flags aa ra ad\n${NAME} CNAME edge.vendor.test (60 s)\nedge.vendor.test A 203.0.113.7 (30 s)`,
      },
      { kind: 'dns', about: `127.0.0.1:${port} over TCP, A`, text: 'the port is closed' },
      {
        kind: 'dns',
        about: `127.0.0.1:${port} over UDP, AAAA`,
        text: 'NXDOMAIN, flags aa ra ad\nno records\nEDE 17, Filtered: category: finance',
      },
    ]);
  });

  it('asks nothing for an address', async () => {
    expect(await queryNameServers('203.0.113.7', [{ address: '127.0.0.1', port: 1 }])).toEqual([]);
  });
});
