import { once } from 'node:events';
import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { connectRaw, rawProbe, requestPlain, resolveRaw, type Seen } from '../../test/raw-probe.ts';
import { createLabCa } from '../ca/authorities.ts';
import type { Authority } from '../ca/authority.ts';
import { freePort } from '../free-port.ts';
import { closeServer, listen, trackSockets } from '../listening.ts';
import { Vendor } from '../vendor/vendor.ts';
import { StoreNetwork } from './store-network.ts';

vi.setConfig({ testTimeout: 20_000 });

const [OLTP, PORTAL, API] = ['m570.oltp.vendor.test', 'portal.vendor.test', 'api.sightline.test'];
const ANSWERED = { phase: 'response', code: '404' };
const TIMED_OUT = { phase: 'connect', code: 'TIMEOUT' };

let ca: Authority;
let vendor: Vendor;
let store: StoreNetwork;
let otherStore: StoreNetwork;
let api: Server;
let apiSockets: Set<Socket>;
let apiPort: number;
let port: number;

beforeAll(async () => {
  ca = await createLabCa();
  vendor = await Vendor.start({ ca, names: [OLTP, PORTAL] });
  api = createServer((socket) => socket.pipe(socket));
  apiSockets = trackSockets(api);
  apiPort = await listen(api, { host: '127.0.0.1', port: 0 });
  port = await freePort();
  store = await StoreNetwork.start({
    index: 2,
    vendor,
    port,
    forwards: { [API]: { host: '127.0.0.1', port: apiPort } },
  });
  otherStore = await StoreNetwork.start({ index: 3, vendor, port });
});

afterEach(async () => {
  await store.restoreLine();
  await store.heal('*');
  await vendor.up();
});

afterAll(async () => {
  await store.close();
  await otherStore.close();
  await vendor.close();
  await closeServer(api, apiSockets);
});

function probe(network: StoreNetwork, name: string, caPem = ca.certPem): Promise<Seen> {
  return rawProbe({ resolver: network.resolver, name, port, caPem });
}

async function connected(name: string, toPort = port): Promise<Socket> {
  const socket = await connectRaw(store.addressOf(name), toPort);
  if (typeof socket === 'string') throw new Error(`could not connect: ${socket}`);
  return socket;
}

async function next(socket: Socket, event: 'data' | 'error'): Promise<unknown> {
  const values: unknown[] = await once(socket, event, { signal: AbortSignal.timeout(1_000) });
  return values[0];
}

/** The echo of one line, which proves that the way to the API and back is open. */
async function echo(socket: Socket): Promise<string> {
  socket.write('hello');
  return String(await next(socket, 'data'));
}

describe('a network', () => {
  it('gives every name its own address, which its resolver returns', async () => {
    expect(await resolveRaw(store.resolver, OLTP)).toEqual([store.addressOf(OLTP)]);
    expect(new Set([OLTP, PORTAL, API].map((name) => store.addressOf(name))).size).toBe(3);
    expect(store.addressOf(OLTP)).not.toBe(otherStore.addressOf(OLTP));
    expect(await resolveRaw(store.resolver, 'elsewhere.test')).toBe('ENOTFOUND');
  });

  it('forwards names to their real server', async () => {
    const socket = await connected(API, apiPort);
    expect(await echo(socket)).toBe('hello');
    socket.destroy();
  });

  it('refuses to start if another network with its index runs', async () => {
    await expect(StoreNetwork.start({ index: 2, vendor, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect(await probe(store, OLTP)).toMatchObject(ANSWERED);
  });

  it('refuses a fault for a name it does not know', async () => {
    await expect(store.setFault('elsewhere.test', 'silent')).rejects.toThrow('elsewhere.test');
  });
});

describe('a fault of a store', () => {
  it('affects only its name, and no other store', async () => {
    await store.setFault(OLTP, 'silent');
    expect(await probe(store, OLTP)).toMatchObject(TIMED_OUT);
    expect(await probe(store, PORTAL)).toMatchObject(ANSWERED);
    expect(await probe(otherStore, OLTP)).toMatchObject(ANSWERED);
  });

  it('for every name spares forwards and exempted names', async () => {
    await store.setFault('*', 'silent');
    await store.setFault(PORTAL, 'answer');
    expect(await probe(store, OLTP)).toMatchObject(TIMED_OUT);
    expect(await probe(store, PORTAL)).toMatchObject(ANSWERED);
    const socket = await connected(API, apiPort);
    expect(await echo(socket)).toBe('hello');
    socket.destroy();
  });

  it('can change from any kind to any other without healing', async () => {
    for (const fault of ['silent', 'refuse', 'silent', 'answer', 'refuse', 'tls_silent'] as const) {
      await store.setFault(OLTP, fault);
    }
    expect(await probe(store, OLTP)).toMatchObject({ phase: 'tls', code: 'TIMEOUT' });
  });

  it('stays silent, however often a client tries', async () => {
    await store.setFault(OLTP, 'silent');
    const tries = await Promise.all(Array.from({ length: 8 }, () => probe(store, OLTP)));
    expect(tries).toEqual(Array.from({ length: 8 }, () => TIMED_OUT));
  });

  it('breaks open connections', async () => {
    const socket = await connected(API, apiPort);
    await echo(socket);
    const failed = next(socket, 'error');
    await store.setFault(API, 'refuse');
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  });

  it('lets an intercepted site work for clients that trust the firewall', async () => {
    await store.setFault(OLTP, 'intercept');
    expect(await probe(store, OLTP, store.interceptionCaPem)).toMatchObject(ANSWERED);
  });
});

describe('a plain HTTP client', () => {
  it('gets the vendor’s response, and a fault’s block page or portal', async () => {
    const answered = (): Promise<Seen> => requestPlain(store.addressOf(OLTP), port);
    expect(await answered()).toMatchObject(ANSWERED);
    await store.setFault(OLTP, 'captive_portal');
    expect((await answered()).headers?.['location']).toContain('login.hotspot.test');
    await store.setFault(OLTP, 'block_page');
    expect((await answered()).body).toContain('Powered By FortiGuard');
  });
});

describe('a cut line', () => {
  it('answers neither DNS nor TCP, forwards included, until it is restored', async () => {
    await store.setFault(PORTAL, 'refuse');
    await store.cutLine();
    const seen = await Promise.all([
      resolveRaw(store.resolver, OLTP),
      connectRaw(store.addressOf(OLTP), port),
      connectRaw(store.addressOf(PORTAL), port),
      connectRaw(store.addressOf(API), apiPort),
    ]);
    expect(seen).toEqual(['ETIMEOUT', 'TIMEOUT', 'TIMEOUT', 'TIMEOUT']);

    await store.restoreLine();
    expect(await probe(store, OLTP)).toMatchObject(ANSWERED);
    expect(await probe(store, PORTAL)).toMatchObject({ phase: 'connect', code: 'ECONNREFUSED' });
  });

  it('silences an open connection without notifying its client', async () => {
    const socket = await connected(API, apiPort);
    await echo(socket);
    await store.cutLine();
    await expect(echo(socket)).rejects.toThrow('aborted');
    expect(socket.destroyed).toBe(false);

    const failed = next(socket, 'error');
    await store.restoreLine();
    expect(await failed).toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('a fault of the vendor', () => {
  it('looks the same from every network', async () => {
    await vendor.down('unexpected_status');
    expect(await probe(store, OLTP)).toMatchObject({ phase: 'response', code: '503' });
    expect(await probe(otherStore, PORTAL)).toMatchObject({ phase: 'response', code: '503' });
    await vendor.up();
    expect(await probe(otherStore, PORTAL)).toMatchObject(ANSWERED);
  });

  it('for one name leaves the others working', async () => {
    await vendor.down('silent', { name: OLTP });
    expect(await probe(otherStore, OLTP)).toMatchObject(TIMED_OUT);
    expect(await probe(otherStore, PORTAL)).toMatchObject(ANSWERED);
  });

  it('yields to the store’s own firewall', async () => {
    await vendor.down('unexpected_status');
    await store.setFault(OLTP, 'refuse');
    expect(await probe(store, OLTP)).toMatchObject({ phase: 'connect', code: 'ECONNREFUSED' });
  });
});
