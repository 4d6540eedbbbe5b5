import { createLabCa, FAULT_EXPECTATIONS, FAULTS, type Fault, freePort, StoreNetwork, Vendor } from '@sightline/lab';
import type { NetworkTarget } from '@sightline/spec';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createResolver } from '../../network/dns/create-resolver.ts';
import { parseNameServer } from '../../network/dns/name-server.ts';
import { TrustStore } from '../../network/tls/trust-store.ts';
import type { ProbeResult } from '../probe-result.ts';
import { probeTarget } from './probe-target.ts';

const NAME = 'm570.oltp.vendor.test';

let vendor: Vendor;
let network: StoreNetwork;
let port: number;
let trust: TrustStore;

beforeAll(async () => {
  const ca = await createLabCa();
  vendor = await Vendor.start({ ca, names: [NAME] });
  port = await freePort();
  network = await StoreNetwork.start({ index: 20_000 + (process.pid % 5_000), vendor, port });
  trust = new TrustStore(ca.certPem);
}, 30_000);

afterAll(async () => {
  await network.close();
  await vendor.close();
});

function probe(target: Partial<NetworkTarget> = {}): Promise<ProbeResult> {
  const resolver = createResolver(parseNameServer(network.resolver, 53));
  const https = { kind: 'https' as const, host: NAME, port, path: '/' };
  return probeTarget({ ...https, ...target }, { resolver, trust, timeoutMs: 700 });
}

async function under(fault: Fault, target: Partial<NetworkTarget> = {}): Promise<ProbeResult> {
  await network.setFault(NAME, fault, { latencyMs: 50 });
  try {
    return await probe(target);
  } finally {
    await network.heal(NAME);
  }
}

describe('an https probe', () => {
  it.each(FAULTS)(
    'reports %s as the lab expects',
    async (fault) => {
      const result = await under(fault);
      const { outcome, failure } = FAULT_EXPECTATIONS[fault];
      expect(result.outcome).toEqual(failure === null ? { kind: 'pass' } : { kind: outcome, failure });
      if (failure !== null) expect(result.failures[0]).toBe(failure);
    },
    20_000,
  );

  it('measures every phase and names the address', async () => {
    const result = await probe();
    expect(result.phasesMs).toEqual({
      resolve: expect.any(Number) as number,
      connect: expect.any(Number) as number,
      tls: expect.any(Number) as number,
      request: expect.any(Number) as number,
      response: expect.any(Number) as number,
    });
    expect(result.addresses).toEqual([
      expect.objectContaining({ address: network.addressOf(NAME), family: 4, failure: null }),
    ]);
  });

  it('finds the block page behind an untrusted certificate', async () => {
    await network.setFault(NAME, 'block_page');
    const resolver = createResolver(parseNameServer(network.resolver, 53));
    const result = await probeTarget(
      { kind: 'https', host: NAME, port, path: '/' },
      { resolver, trust: new TrustStore(null), timeoutMs: 700 },
    );
    await network.heal(NAME);
    expect(result.failures).toEqual(['response.block_page', 'tls.untrusted']);
  });

  it('fails a response that differs from the expected one', async () => {
    expect((await probe({ expect: { status: [200] } })).outcome).toEqual({
      kind: 'fail',
      failure: 'response.unexpected_status',
    });
    expect((await probe({ path: '/health', expect: { status: [200] } })).outcome).toEqual({ kind: 'pass' });
    expect((await probe({ path: '/health', expect: { bodyIncludes: 'ok' } })).outcome).toEqual({ kind: 'pass' });
    expect((await probe({ path: '/health', expect: { bodyIncludes: 'no such text' } })).outcome).toEqual({
      kind: 'fail',
      failure: 'response.unexpected_body',
    });
  });
});

describe('a probe that stops earlier', () => {
  it('passes after the connect, although TLS would fail', async () => {
    expect((await under('reset_after_client_hello', { kind: 'tcp' })).outcome).toEqual({ kind: 'pass' });
  });

  it('passes after the handshake, although HTTP would fail', async () => {
    expect((await under('http_silent', { kind: 'tls' })).outcome).toEqual({ kind: 'pass' });
  });

  it('is degraded after the handshake if TLS is inspected', async () => {
    expect((await under('intercept', { kind: 'tls' })).outcome).toEqual({
      kind: 'degraded',
      failure: 'tls.intercepted',
    });
  });

  it('passes a name that only has to resolve, and fails on a non-Internet address', async () => {
    expect((await probe({ kind: 'dns' })).outcome).toEqual({ kind: 'pass' });
    expect((await under('dns_private', { kind: 'dns' })).outcome).toEqual({ kind: 'fail', failure: 'resolve.bogon' });
  });

  it('speaks plain HTTP to an http target, and detects a captive portal', async () => {
    expect((await probe({ kind: 'http' })).outcome).toEqual({ kind: 'pass' });
    expect((await under('captive_portal', { kind: 'http' })).outcome).toEqual({
      kind: 'fail',
      failure: 'response.captive_portal',
    });
  });
});
