import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { createLabCa, Vendor } from '@sightline/lab';
import { type WildcardTarget, wildcardTarget } from '@sightline/spec';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Resolver } from '../../network/dns/resolver.ts';
import { TrustStore } from '../../network/tls/trust-store.ts';
import { probeWildcard } from './probe-wildcard.ts';

const KNOWN = 'isl.vendor.test';
const TIMEOUT_MS = 2_000;

describe('a wildcard probe', () => {
  let vendor: Vendor;
  let trust: TrustStore;
  const firewalls: Server[] = [];

  beforeAll(async () => {
    const ca = await createLabCa();
    vendor = await Vendor.start({ ca, names: [KNOWN] });
    trust = new TrustStore(ca.certPem);
  });
  afterEach(async () => {
    for (const firewall of firewalls.splice(0)) {
      firewall.close();
      await once(firewall, 'close');
    }
  });
  afterAll(async () => {
    await vendor.close();
  });

  /** Reads the name from the ClientHello, and resets connections that `passes` does not allow. */
  async function firewallThat(passes: (hello: Buffer) => boolean): Promise<WildcardTarget> {
    const firewall = createServer((client) => {
      client.on('error', () => undefined);
      client.once('data', (hello: Buffer) => {
        if (passes(hello)) relay(client, hello);
        else client.resetAndDestroy();
      });
    });
    firewalls.push(firewall);
    firewall.listen(0, '127.0.0.1');
    await once(firewall, 'listening');
    const { port } = firewall.address() as AddressInfo;
    const target = wildcardTarget('*.vendor.test', { host: KNOWN, port });
    if (target === null) throw new Error('The pattern is not a wildcard.');
    return target;
  }

  function relay(client: Socket, hello: Buffer): void {
    const server = connect(vendor.port, '127.0.0.1');
    server.on('error', () => client.destroy());
    client.on('close', () => server.destroy());
    server.on('close', () => client.destroy());
    server.write(hello);
    client.pipe(server).pipe(client);
  }

  function probe(target: WildcardTarget) {
    const resolver: Resolver = {
      onLoopback: true,
      resolve: () => Promise.resolve({ kind: 'found', addresses: [{ address: '127.0.0.1', family: 4 }], hints: [] }),
    };
    return probeWildcard(target, { resolver, trust, timeoutMs: TIMEOUT_MS });
  }

  it('passes if any name gets through, whatever the server answers', async () => {
    const result = await probe(await firewallThat(() => true));
    expect(result.outcome).toEqual({ kind: 'pass' });
    expect(result.words?.explanation).toContain('allows any name of *.vendor.test');
  });

  it('reports a list of names if only known names get through', async () => {
    const result = await probe(await firewallThat((hello) => hello.includes(KNOWN)));
    expect(result.outcome).toEqual({ kind: 'fail', failure: 'tls.reset' });
    expect(result.words?.explanation).toContain('the rule is a list of names, not *.vendor.test');
    expect(result.words?.fix).toMatch(/^Allow \*\.vendor\.test as a wildcard/);
  });

  it('reports an unknown result if the known name fails too', async () => {
    const result = await probe(await firewallThat(() => false));
    expect(result.outcome).toEqual({ kind: 'fail', failure: 'tls.reset' });
    expect(result.words?.explanation).toContain('Cannot tell');
  });
});
