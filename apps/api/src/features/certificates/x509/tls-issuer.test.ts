import type { Evidence } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { tlsIssuerOf } from './tls-issuer.ts';

/** Self-signed, made for this test: O=Harbor Networks, CN=Inspection CA. */
const PEM = `-----BEGIN CERTIFICATE-----
MIIBezCCAS2gAwIBAgIUFlG66s7hf8aqtLxGQN26ObSzBTkwBQYDK2VwMDIxGDAW
BgNVBAoMD0hhcmJvciBOZXR3b3JrczEWMBQGA1UEAwwNSW5zcGVjdGlvbiBDQTAg
Fw0yNjEyMDEwMDQzNDdaGA8yMTI2MTEwNzAwNDM0N1owMjEYMBYGA1UECgwPSGFy
Ym9yIE5ldHdvcmtzMRYwFAYDVQQDDA1JbnNwZWN0aW9uIENBMCowBQYDK2VwAyEA
jWdMaVkYDvMfI1jGdweCmehddjk3BjeP5LFwG0R8knWjUzBRMB0GA1UdDgQWBBRz
bJTrJSYIVe5i7MesB4+Odfnx0zAfBgNVHSMEGDAWgBRzbJTrJSYIVe5i7MesB4+O
dfnx0zAPBgNVHRMBAf8EBTADAQH/MAUGAytlcANBAFnlkAki7V5LhH76ZPPw+HUp
P0LQntGVUcehTMhjUBohkLjYF66DXr/JhnhFImHSe5bu8AMJVmHD1SFTVJYItQc=
-----END CERTIFICATE-----`;

function evidence(kind: string, text: string): Evidence {
  return { takenAt: '2026-11-24T12:00:00.000Z', items: [{ kind, about: 'chain', text }] };
}

describe('tlsIssuerOf', () => {
  it('names the issuer of the first certificate in the chain', () => {
    expect(tlsIssuerOf(evidence('tls', `subject a.example\n${PEM}\nmore`))).toBe('Inspection CA, Harbor Networks');
  });

  it.each([
    ['no evidence', undefined],
    ['no TLS evidence', evidence('dns', PEM)],
    ['a truncated chain', evidence('tls', PEM.slice(0, 200))],
    ['an invalid certificate', evidence('tls', PEM.replace('MII', 'AAA'))],
  ])('returns null for %s', (_, given) => {
    expect(tlsIssuerOf(given)).toBeNull();
  });
});
