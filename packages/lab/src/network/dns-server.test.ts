import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { connect } from 'node:net';
import { type Packet, streamDecode, streamEncode } from 'dns-packet';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { resolveRaw } from '../../test/raw-probe.ts';
import { dnsReply } from './dns-reply.ts';
import { DnsServer } from './dns-server.ts';

const ADDRESS = '127.0.0.1';
let server: DnsServer;

beforeEach(async () => {
  server = await DnsServer.start(ADDRESS, (query) =>
    dnsReply(query, (name) => (name === 'a.test' ? { address: '127.64.0.1', fault: null } : null)),
  );
});
afterEach(() => server.close());

async function askByTcp(query: Packet): Promise<Packet> {
  const socket = connect(server.port, ADDRESS);
  // In two pieces, as a network may deliver it.
  const bytes = streamEncode(query);
  socket.write(bytes.subarray(0, 1));
  socket.write(bytes.subarray(1));
  const received: unknown[] = await once(socket, 'data', { signal: AbortSignal.timeout(1_000) });
  socket.destroy();
  if (!(received[0] instanceof Buffer)) throw new Error('no bytes came');
  return streamDecode(received[0]);
}

describe('the DNS server', () => {
  it('gives the same answers by TCP and UDP', async () => {
    const reply = await askByTcp({ type: 'query', id: 7, questions: [{ type: 'A', name: 'A.test' }] });
    expect(reply).toMatchObject({ id: 7, answers: [{ type: 'A', data: '127.64.0.1' }] });
    expect(await resolveRaw(`${ADDRESS}:${server.port}`, 'a.test')).toEqual(['127.64.0.1']);
  });

  it('has no IPv6 address for an existing name', async () => {
    const reply = await askByTcp({ type: 'query', id: 8, questions: [{ type: 'AAAA', name: 'a.test' }] });
    expect(reply).toMatchObject({ id: 8, rcode: 'NOERROR', answers: [] });
  });

  it('keeps serving after an invalid query', async () => {
    const client = createSocket('udp4');
    await new Promise((resolve) => {
      client.send('nonsense', server.port, ADDRESS, resolve);
    });
    client.close();
    expect(await resolveRaw(`${ADDRESS}:${server.port}`, 'a.test')).toEqual(['127.64.0.1']);
  });
});
