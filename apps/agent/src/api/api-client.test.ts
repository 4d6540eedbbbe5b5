import { once } from 'node:events';
import { createServer as createHttpServer, type Server } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createLabCa } from '@sightline/lab';
import { afterEach, describe, expect, it } from 'vitest';
import type { Resolver } from '../network/dns/resolver.ts';
import { TrustStore } from '../network/tls/trust-store.ts';
import { ApiClient, type ApiClientOptions } from './api-client.ts';

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

async function serve(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** Resolves one name, and counts the queries. */
function resolverFor(name: string): Resolver & { asked: number } {
  const resolver = {
    asked: 0,
    onLoopback: true,
    resolve: (wanted: string) => {
      resolver.asked += 1;
      return Promise.resolve(
        wanted === name
          ? ({ kind: 'found', addresses: [{ address: '127.0.0.1', family: 4 }], hints: [] } as const)
          : ({ kind: 'failed', failure: 'resolve.nxdomain', hints: [] } as const),
      );
    },
  };
  return resolver;
}

function client(options: ApiClientOptions): ApiClient {
  const created = new ApiClient(options);
  closing.push(() => {
    created.close();
  });
  return created;
}

const get = { method: 'GET', path: '/x', headers: {} } as const;

describe('the API client', () => {
  it("uses the agent's resolver, and trusts the operator's authority only if configured", async () => {
    const ca = await createLabCa();
    const leaf = await ca.leaf(['api.sightline.test']);
    const port = await serve(createHttpsServer(leaf, (request, response) => response.end(request.url)));
    const apiUrl = `https://api.sightline.test:${port}`;
    const resolver = resolverFor('api.sightline.test');
    expect(await client({ apiUrl, resolver, trust: new TrustStore(ca.certPem) }).call(get)).toMatchObject({
      kind: 'answered',
      status: 200,
      body: '/x',
    });
    expect(resolver.asked).toBe(1);
    expect(await client({ apiUrl, resolver, trust: new TrustStore(null) }).call(get)).toMatchObject({
      kind: 'unreachable',
    });
  });

  it('explains why the API is unreachable', async () => {
    const options = { apiUrl: 'http://nowhere.test:1', resolver: resolverFor('api.test'), trust: new TrustStore(null) };
    expect(await client(options).call(get)).toEqual({ kind: 'unreachable', reason: 'nowhere.test: resolve.nxdomain' });
  });

  it('gives up on an API that does not answer', async () => {
    const port = await serve(createHttpServer(() => undefined));
    const options = {
      apiUrl: `http://127.0.0.1:${port}`,
      resolver: resolverFor(''),
      trust: new TrustStore(null),
      timeoutMs: 100,
    };
    expect(await client(options).call(get)).toEqual({ kind: 'unreachable', reason: 'no answer within 100 ms' });
  });

  it('keeps its connection, and the path prefix of the API', async () => {
    let connections = 0;
    const server = createHttpServer((request, response) => response.end(request.url));
    server.on('connection', () => {
      connections += 1;
    });
    const port = await serve(server);
    const api = client({
      apiUrl: `http://127.0.0.1:${port}/sightline/`,
      resolver: resolverFor(''),
      trust: new TrustStore(null),
    });
    expect(await api.call(get)).toMatchObject({ body: '/sightline/x' });
    expect(await api.call(get)).toMatchObject({ body: '/sightline/x' });
    expect(connections).toBe(1);
  });
});
