import { createSocket, type RemoteInfo } from 'node:dgram';
import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { type Answer, decode, encode, type Packet } from 'dns-packet';
import { afterEach, describe, expect, it } from 'vitest';
import { createDnsResolver } from './dns-resolver.ts';
import type { Resolution } from './resolver.ts';
import { hostsFileAddresses } from './system-resolver.ts';

type Reply = { rcode?: number; answers?: Answer[]; additionals?: Answer[]; ra?: boolean; truncated?: boolean } | null;
const RA = 1 << 7;
const TC = 1 << 9;

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

function packetFor(query: Packet, reply: NonNullable<Reply>): Packet {
  const flags = (reply.ra === false ? 0 : RA) | (reply.truncated === true ? TC : 0) | (reply.rcode ?? 0);
  return {
    type: 'response',
    id: query.id,
    flags,
    questions: query.questions,
    answers: reply.answers ?? [],
    additionals: reply.additionals ?? [],
  };
}

/** A name server on loopback; `byTcp` answers TCP queries. */
async function serve(
  byUdp: (type: string, query: Packet) => Reply,
  byTcp?: (type: string) => NonNullable<Reply>,
): Promise<number> {
  const socket = createSocket('udp4');
  socket.on('message', (bytes: Buffer, peer: RemoteInfo) => {
    const query = decode(bytes);
    const reply = byUdp(query.questions?.[0]?.type ?? '', query);
    if (reply !== null) socket.send(encode(packetFor(query, reply)), peer.port, peer.address);
  });
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  closing.push(() => socket.close());
  if (byTcp !== undefined) closing.push(await serveTcp(port, byTcp));
  return port;
}

async function serveTcp(port: number, byTcp: (type: string) => NonNullable<Reply>): Promise<() => void> {
  const server: Server = createServer((client) => {
    client.on('data', (bytes) => {
      const query = decode(bytes.subarray(2));
      const answer = encode(packetFor(query, byTcp(query.questions?.[0]?.type ?? '')));
      const length = Buffer.alloc(2);
      length.writeUInt16BE(answer.length);
      // In two pieces, as a network may deliver it.
      client.write(Buffer.concat([length, answer.subarray(0, 5)]));
      client.end(answer.subarray(5));
    });
  });
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return () => server.close();
}

function resolve(port: number, timeoutMs = 400): Promise<Resolution> {
  return createDnsResolver([{ address: '127.0.0.1', port }]).resolve('name.vendor.test', timeoutMs);
}

const a: Answer = { type: 'A', name: 'name.vendor.test', ttl: 5, data: '203.0.113.7' };
const aaaa: Answer = { type: 'AAAA', name: 'name.vendor.test', ttl: 5, data: '2001:db8::7' };

describe('the resolver', () => {
  it('returns every address, IPv4 first', async () => {
    const port = await serve((type) => ({ answers: type === 'A' ? [a] : [aaaa] }));
    expect(await resolve(port)).toEqual({
      kind: 'found',
      addresses: [
        { address: '203.0.113.7', family: 4 },
        { address: '2001:db8::7', family: 6 },
      ],
      hints: [],
    });
  });

  it.each([
    ['resolve.nxdomain', { rcode: 3 }],
    ['resolve.nodata', {}],
    ['resolve.servfail', { rcode: 2 }],
    ['resolve.refused', { rcode: 5 }],
    ['resolve.timeout', null],
    ['resolve.servfail', { rcode: 1 }],
  ] as const)('distinguishes %s', async (failure, reply) => {
    const port = await serve(() => reply);
    expect(await resolve(port)).toMatchObject({ kind: 'failed', failure });
  });

  it('reports that nothing listens at the resolver', async () => {
    const port = await serve(() => null);
    for (const close of closing.splice(0)) close();
    const resolution = await resolve(port);
    expect(resolution).toMatchObject({ kind: 'failed', failure: 'resolve.refused' });
    expect(resolution.hints.join()).toContain('port is closed');
  });

  it('retries over TCP if the answer is truncated', async () => {
    const port = await serve(
      () => ({ truncated: true }),
      (type) => ({ answers: type === 'A' ? [a] : [] }),
    );
    expect(await resolve(port)).toMatchObject({ kind: 'found', addresses: [{ address: '203.0.113.7' }] });
  });

  it('retries without EDNS if the server cannot read it', async () => {
    const port = await serve((type, query) =>
      (query.additionals ?? []).length > 0 ? { rcode: 1 } : { answers: type === 'A' ? [a] : [] },
    );
    expect(await resolve(port)).toMatchObject({ kind: 'found' });
  });

  it('resends a lost datagram', async () => {
    let asked = 0;
    const port = await serve((type) => {
      if (type === 'A') asked += 1;
      return type === 'A' && asked === 1 ? null : { answers: type === 'A' ? [a] : [] };
    });
    expect(await resolve(port)).toMatchObject({ kind: 'found' });
    expect(asked).toBe(2);
  });

  it('does not wait for an answer to AAAA that never comes', async () => {
    const port = await serve((type) => (type === 'A' ? { answers: [a] } : null));
    const resolution = await resolve(port, 60_000);
    expect(resolution).toMatchObject({ kind: 'found', addresses: [{ address: '203.0.113.7' }] });
    expect(resolution.hints.join()).toContain('AAAA');
  });

  it('ignores answers to other questions', async () => {
    const port = await serve((type, query) => {
      query.id = ((query.id ?? 0) + 1) & 0xffff;
      return { answers: type === 'A' ? [a] : [] };
    });
    expect(await resolve(port)).toMatchObject({ failure: 'resolve.timeout' });
  });

  it('recognizes a sinkhole by its alias, and a filter by the way it denies', async () => {
    const alias: Answer = { type: 'CNAME', name: 'name.vendor.test', ttl: 5, data: 'sinkhole.paloaltonetworks.com' };
    expect(await resolve(await serve(() => ({ answers: [alias, a] })))).toMatchObject({ failure: 'resolve.sinkhole' });
    const denied = await resolve(await serve(() => ({ rcode: 3, ra: false })));
    expect(denied.hints.join()).toContain('Quad9');
  });

  it("passes on the resolver's extended errors (RFC 8914)", async () => {
    const opt = {
      type: 'OPT',
      name: '.',
      udpPayloadSize: 1232,
      extendedRcode: 0,
      ednsVersion: 0,
      flags: 0,
      flag_do: false,
      options: [{ code: 15, data: Buffer.from('\u0000\u0011policy', 'latin1') }],
    };
    const port = await serve(() => ({ rcode: 3, additionals: [opt as unknown as Answer] }));
    expect((await resolve(port)).hints.join()).toContain('filtered (policy)');
  });
});

describe('hostsFileAddresses', () => {
  it('ignores case and comments', () => {
    const text =
      '# comment\n127.0.0.1 localhost\n::7 Name.vendor.test # x\n203.0.113.7\tother name.VENDOR.test\nnonsense name.vendor.test\n';
    expect(hostsFileAddresses(text, 'name.vendor.test')).toEqual([
      { address: '203.0.113.7', family: 4 },
      { address: '::7', family: 6 },
    ]);
  });
});
