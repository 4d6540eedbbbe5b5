import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { createLabCa } from '@sightline/lab';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestProxy, type TestProxy } from '../../test/test-proxy.ts';
import type { Resolver } from '../network/dns/resolver.ts';
import { ProxySelector } from '../network/proxy/proxy-selector.ts';
import { parseProxySetting } from '../network/proxy/proxy-setting.ts';
import { TrustStore } from '../network/tls/trust-store.ts';
import { ApiClient } from './api-client.ts';

const NAME = 'api.console.test';
/** Nothing listens here. */
const CLOSED = '127.0.0.9';

let api: ReturnType<typeof createServer>;
let port: number;
let proxy: TestProxy;
let trust: TrustStore;
let isDirectOpen = false;

beforeAll(async () => {
  const ca = await createLabCa();
  trust = new TrustStore(ca.certPem);
  api = createServer(await ca.leaf([NAME]), (_request, response) => response.end('{}'));
  await new Promise<void>((resolve) => api.listen(0, '127.0.0.1', resolve));
  port = (api.address() as AddressInfo).port;
  proxy = await startTestProxy(port);
});
beforeEach(() => {
  isDirectOpen = false;
  proxy.mood = 'open';
  proxy.asked.length = 0;
});
afterAll(async () => {
  await proxy.close();
  api.closeAllConnections();
  api.close();
});

function openClient(setting: string): ApiClient {
  const resolver: Resolver = {
    onLoopback: true,
    resolve: async (name) =>
      await Promise.resolve({
        kind: 'found',
        addresses: [{ address: name !== NAME || isDirectOpen ? '127.0.0.1' : CLOSED, family: 4 }],
        hints: [],
      }),
  };
  const proxies = new ProxySelector({
    setting: parseProxySetting(setting) ?? { kind: 'none' },
    environment: {},
    resolver,
    trust,
    platform: 'linux',
  });
  return new ApiClient({ apiUrl: `https://${NAME}:${port}`, resolver, trust, proxies, timeoutMs: 5_000 });
}
const request = { method: 'GET', path: '/v1/agent/assignment', headers: {} } as const;

describe('the connection to the API', () => {
  it('bypasses the proxy if that works', async () => {
    isDirectOpen = true;
    const client = openClient(`http://127.0.0.1:${proxy.port}`);
    expect((await client.call(request)).kind).toBe('answered');
    client.close();
    expect(proxy.asked).toEqual([]);
  });

  it('uses the proxy if nothing else works, over one kept connection', async () => {
    const client = openClient(`http://127.0.0.1:${proxy.port}`);
    for (let call = 0; call < 3; call += 1) expect((await client.call(request)).kind).toBe('answered');
    client.close();
    expect(proxy.asked).toEqual([`CONNECT ${NAME}:${port}`]);
  });

  it('explains both failures if neither connection works', async () => {
    proxy.mood = 'asks_login';
    const client = openClient(`http://127.0.0.1:${proxy.port}`);
    const answer = await client.call(request);
    client.close();
    expect(answer.kind === 'unreachable' ? answer.reason : '').toMatch(
      /ECONNREFUSED.*; through the proxy: http:\/\/127\.0\.0\.1:\d+ answers 407/,
    );
  });

  it('uses no proxy if the agent is set to none', async () => {
    const client = openClient('none');
    expect((await client.call(request)).kind).toBe('unreachable');
    client.close();
    expect(proxy.asked).toEqual([]);
  });
});
