import { X509Certificate } from 'node:crypto';
import { createLabCa } from '@sightline/lab';
import { charactersOf, EVIDENCE_LIMITS, evidenceSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { redactUrl } from '../network/http/redact-url.ts';
import { parseProcRoute, parseProcRoute6, parseRoutePrint } from './describe-host-network.ts';
import { describeHttp } from './describe-http.ts';
import { describeTls } from './describe-tls.ts';
import { fitItems } from './gather-evidence.ts';

describe('describeHttp', () => {
  it('shows who answered and with what, without secrets', () => {
    const text = describeHttp({
      status: 302,
      headers: new Map([
        ['server', 'FortiGate'],
        ['location', 'https://user:pass@portal.test/login?token=secret#x'],
        ['set-cookie', 'session=secret'],
        ['authorization', 'secret'],
      ]),
      body: Buffer.from('<html><title>\n Access\n denied </title>'),
    });
    expect(text).toContain('status 302\nredirects to https://portal.test/login?... (not followed)\nserver: FortiGate');
    expect(text).toContain('title: Access denied');
    expect(text).toMatch(/SHA-256 of the first 38 bytes: [0-9a-f]{64}$/);
    expect(text).not.toMatch(/secret|pass|cookie/);
  });
});

describe('describeTls', () => {
  it('shows the chain as received, with hashes of the key and in PEM', async () => {
    const ca = await createLabCa();
    const leaf = await ca.leaf(['m570.oltp.vendor.test']);
    const chain = [leaf.cert, ca.certPem].map((pem) => new X509Certificate(pem));
    const text = describeTls({ protocol: 'TLSv1.3', cipher: 'TLS_AES_128_GCM_SHA256', alpn: 'http/1.1', chain });
    expect(text).toContain('TLSv1.3, TLS_AES_128_GCM_SHA256, ALPN http/1.1\n2 certificates as received\n1. subject');
    expect(text.match(/SPKI SHA-256 [A-Za-z0-9+/]{43}=/g)).toHaveLength(2);
    const pems = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? [];
    expect(pems.map((pem) => new X509Certificate(pem).fingerprint256)).toEqual(
      chain.map(({ fingerprint256 }) => fingerprint256),
    );
  });
});

describe('redactUrl', () => {
  it.each([
    ['https://user:pass@vendor.test/a?key=secret#part', 'https://vendor.test/a?...'],
    ['/login?next=/secret', '/login?...'],
    ['https://vendor.test/a', 'https://vendor.test/a'],
    ['//vendor.test/@a', '//vendor.test/@a'],
  ])('shows %s as %s', (url, shown) => {
    expect(redactUrl(url)).toBe(shown);
  });
});

describe('default gateways', () => {
  it("are parsed from Linux's tables", () => {
    const table = `Iface\tDestination\tGateway \tFlags\tRefCnt\tUse\tMetric\tMask\t\tMTU\tWindow\tIRTT
eth0\t00000000\t0100140A\t0003\t0\t0\t0\t00000000\t0\t0\t0
eth0\t0000140A\t00000000\t0001\t0\t0\t0\t00FFFFFF\t0\t0\t0`;
    expect(parseProcRoute(table)).toEqual(['10.20.0.1']);
    const zero = '0'.repeat(32);
    const table6 = `${zero} 00 ${zero} 00 20010db8002000000000000000000001 00000400 00000001 00000000 00000003     eth0
${zero} 00 ${zero} 00 ${zero} ffffffff 00000001 00000000 00200200       lo`;
    expect(parseProcRoute6(table6)).toEqual(['2001:db8:20::1']);
  });

  it("are parsed from Windows' output in any language", () => {
    const printed = `===========================================================================
Aktive Routen:
     Netzwerkziel    Netzwerkmaske          Gateway    Schnittstelle Metrik
          0.0.0.0          0.0.0.0        10.20.0.1       10.20.0.10     25
===========================================================================
`.replaceAll('\n', '\r\n');
    expect(parseRoutePrint(printed)).toEqual(['10.20.0.1']);
  });
});

describe('fitItems', () => {
  it('keeps evidence within its limits, and cuts the last items', () => {
    const long = { kind: 'tls', about: 'a', text: 'x'.repeat(EVIDENCE_LIMITS.charactersMax - 100) };
    const items = fitItems([
      { kind: 'dns', about: 'b', text: 'short' },
      long,
      long,
      ...Array<typeof long>(40).fill(long),
    ]);
    expect(charactersOf(items)).toBeLessThanOrEqual(EVIDENCE_LIMITS.charactersMax);
    expect(items[0]?.text).toBe('short');
    expect(items.at(-1)?.text.endsWith('(cut)')).toBe(true);
    expect(evidenceSchema.safeParse({ takenAt: '2026-11-24T12:00:00.000Z', items }).success).toBe(true);
  });
});
