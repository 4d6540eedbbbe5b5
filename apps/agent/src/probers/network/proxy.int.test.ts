import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Authority, createLabCa, type Fault, freePort, StoreNetwork, Vendor } from '@sightline/lab';
import type { NetworkTarget } from '@sightline/spec';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { startTestProxy, type TestProxy } from '../../../test/test-proxy.ts';
import { createResolver } from '../../network/dns/create-resolver.ts';
import { parseNameServer } from '../../network/dns/name-server.ts';
import { ProxySelector } from '../../network/proxy/proxy-selector.ts';
import { parseProxySetting } from '../../network/proxy/proxy-setting.ts';
import { TrustStore } from '../../network/tls/trust-store.ts';
import type { ProbeResult } from '../probe-result.ts';
import { probeTarget } from './probe-target.ts';

const NAME = 'm570.oltp.vendor.test';

let ca: Authority;
let vendor: Vendor;
let network: StoreNetwork;
let proxy: TestProxy;
let scripts: Server;
let script = '';
let port: number;
let trust: TrustStore;

beforeAll(async () => {
  ca = await createLabCa();
  vendor = await Vendor.start({ ca, names: [NAME] });
  port = await freePort();
  network = await StoreNetwork.start({ index: 25_000 + (process.pid % 4_000), vendor, port });
  proxy = await startTestProxy(vendor.port);
  scripts = createServer((_request, response) => response.end(script));
  await new Promise<void>((resolve) => scripts.listen(0, '127.0.0.1', resolve));
  trust = new TrustStore(ca.certPem);
}, 30_000);
beforeEach(() => {
  proxy.mood = 'open';
  proxy.asked.length = 0;
});
afterAll(async () => {
  scripts.close();
  await proxy.close();
  await network.close();
  await vendor.close();
});

interface Machine {
  readonly fault?: Fault;
  readonly setting?: string;
  readonly environment?: Record<string, string>;
}

async function probe(machine: Machine, target: Partial<NetworkTarget> = {}): Promise<ProbeResult> {
  const { fault = 'refuse', environment = {} } = machine;
  const setting = parseProxySetting(machine.setting ?? `http://127.0.0.1:${proxy.port}`);
  if (setting === null) throw new Error('no such setting');
  const resolver = createResolver(parseNameServer(network.resolver, 53));
  const proxies = new ProxySelector({ setting, environment, resolver, trust, platform: 'linux' });
  const https = { kind: 'https' as const, host: NAME, port, path: '/' };
  await network.setFault(NAME, fault);
  try {
    return await probeTarget({ ...https, ...target }, { resolver, trust, timeoutMs: 1_500, proxies });
  } finally {
    await network.heal(NAME);
  }
}

describe('a target on a host with a proxy', () => {
  it('is probed directly, without the proxy, if that works', async () => {
    expect((await probe({ fault: 'answer' })).outcome).toEqual({ kind: 'pass' });
    expect(proxy.asked).toEqual([]);
  });

  it('is degraded if only the proxy reaches it, and says what fails directly', async () => {
    const result = await probe({});
    expect(result.outcome).toEqual({ kind: 'degraded', failure: 'connect.proxy_only' });
    expect(result.failures).toEqual(['connect.proxy_only', 'connect.refused']);
    expect(result.hints[0]).toBe(
      `Reachable through the proxy http://127.0.0.1:${proxy.port} (the agent's configuration); directly: connect.refused.`,
    );
    expect(result.phasesMs.response).toEqual(expect.any(Number));
    expect(proxy.asked).toEqual([`CONNECT ${NAME}:${port}`]);
  });

  it.each(['tls', 'tcp'] as const)('is reached through the proxy for kind %s too', async (kind) => {
    expect((await probe({}, { kind })).outcome).toEqual({ kind: 'degraded', failure: 'connect.proxy_only' });
  });

  it('is reached through a TLS proxy that proves its identity', async () => {
    const secure = await startTestProxy(vendor.port, await ca.leaf(['127.0.0.1']));
    const other = await startTestProxy(vendor.port, await ca.leaf(['other.corp.test']));
    const result = await probe({ setting: `https://127.0.0.1:${secure.port}` });
    const wrong = await probe({ setting: `https://127.0.0.1:${other.port}` });
    await Promise.all([secure.close(), other.close()]);
    expect(result.outcome).toEqual({ kind: 'degraded', failure: 'connect.proxy_only' });
    expect(wrong.failures).toEqual(['connect.refused']);
    expect(wrong.hints[0]).toContain('tls.name_mismatch');
    expect(other.asked).toEqual([]);
  });

  it('is requested with the full URL over plain HTTP', async () => {
    expect((await probe({}, { kind: 'http' })).outcome.kind).toBe('degraded');
    expect(proxy.asked).toEqual([`GET http://${NAME}:${port}/`]);
  });

  it('is reached through the proxy if only the proxy resolves the name', async () => {
    const result = await probe({ fault: 'dns_nxdomain' });
    expect(result.failures).toEqual(['connect.proxy_only', 'resolve.nxdomain']);
    expect(result.addresses).toEqual([]);
  });

  it('fails if the proxy requires a login, and passes with a valid one', async () => {
    proxy.mood = 'asks_login';
    const result = await probe({});
    expect(result.outcome).toEqual({ kind: 'fail', failure: 'request.proxy_auth' });
    expect(result.failures).toEqual(['request.proxy_auth', 'connect.refused']);
    expect(result.hints[0]).toContain('requires a login: Basic realm="Corner Grill".');
    const withLogin = await probe({ setting: `http://boh:secret@127.0.0.1:${proxy.port}` });
    expect(withLogin.outcome.kind).toBe('degraded');
    expect(withLogin.hints.join()).not.toContain('secret');
  });

  it('fails as blocked if the proxy forbids it', async () => {
    proxy.mood = 'forbids';
    const result = await probe({});
    expect(result.failures).toEqual(['response.block_page', 'connect.refused']);
    expect(result.hints[0]).toContain('blocks it with a Squid page (403)');
  });

  it.each([
    ['cannot_reach', 'cannot reach it either: it answers 503'],
    ['silent', 'is unreachable too'],
  ] as const)('fails as it does directly if the proxy is %s', async (mood, hint) => {
    proxy.mood = mood;
    const result = await probe({});
    expect(result.failures).toEqual(['connect.refused']);
    expect(result.hints[0]).toContain(hint);
  });

  it('fails as it does directly if the proxy is not listening', async () => {
    const result = await probe({ setting: 'http://127.0.0.1:1' });
    expect(result.failures).toEqual(['connect.refused']);
    expect(result.hints[0]).toContain('http://127.0.0.1:1');
  });
});

describe('the proxy of a host', () => {
  it('comes from the environment, unless NO_PROXY excludes the name or the agent is set to none', async () => {
    const environment = { HTTPS_PROXY: `http://127.0.0.1:${proxy.port}` };
    const result = await probe({ setting: 'auto', environment });
    expect(result.outcome.kind).toBe('degraded');
    expect(result.hints[0]).toContain('(HTTPS_PROXY)');
    const excepted = { ...environment, NO_PROXY: 'vendor.test' };
    expect((await probe({ setting: 'auto', environment: excepted })).outcome.kind).toBe('fail');
    expect((await probe({ setting: 'none', environment })).outcome.kind).toBe('fail');
  });

  it('comes from a PAC script', async () => {
    script = `function FindProxyForURL(url, host) {
      return dnsDomainIs(host, ".vendor.test") ? "PROXY 127.0.0.1:1; PROXY 127.0.0.1:${proxy.port}" : "DIRECT";
    }`;
    const at = `pac+http://127.0.0.1:${(scripts.address() as AddressInfo).port}/proxy.pac`;
    const result = await probe({ setting: at });
    expect(result.outcome).toEqual({ kind: 'degraded', failure: 'connect.proxy_only' });
  });

  it.each([
    ['cannot be read', 'pac+http://127.0.0.1:1/proxy.pac', 'cannot be read'],
    ['fails', 'script', 'the script failed'],
  ])('is not guessed if the script %s', async (_case, setting, why) => {
    script = 'function FindProxyForURL() { return nothing.at.all; }';
    const at = `pac+http://127.0.0.1:${(scripts.address() as AddressInfo).port}/broken.pac`;
    const result = await probe({ setting: setting === 'script' ? at : setting });
    expect(result.failures).toEqual(['connect.refused']);
    expect(result.hints[0]).toContain(why);
  });
});
