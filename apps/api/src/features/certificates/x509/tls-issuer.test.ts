import type { Evidence } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { tlsIssuerOf } from './tls-issuer.ts';

/** Self-signed, made for this test: O=Harbour Networks, CN=Inspection CA. */
const PEM = `-----BEGIN CERTIFICATE-----
MIIBfTCCAS+gAwIBAgIUfTMp5d9TFkJSoOAZT+dbk8iunmwwBQYDK2VwMDMxGTAX
BgNVBAoMEEhhcmJvdXIgTmV0d29ya3MxFjAUBgNVBAMMDUluc3BlY3Rpb24gQ0Ew
IBcNMjYxMTI1MDAyMjM2WhgPMjEyNjExMDEwMDIyMzZaMDMxGTAXBgNVBAoMEEhh
cmJvdXIgTmV0d29ya3MxFjAUBgNVBAMMDUluc3BlY3Rpb24gQ0EwKjAFBgMrZXAD
IQDluB3eOgJw5icLL08WQBsDssRyddElxIzSs/kOyeyYtaNTMFEwHQYDVR0OBBYE
FFx2j0OVOyfZfyuDVzYRAqdqt27GMB8GA1UdIwQYMBaAFFx2j0OVOyfZfyuDVzYR
Aqdqt27GMA8GA1UdEwEB/wQFMAMBAf8wBQYDK2VwA0EAGUB1dx3ipuIr403WLcfv
t+afoZVOtuP8YB6qg6GfCiPJJQAKPWzDWXsBbXJpd+AMNWMcFbX1mvJmlIx9FrfD
BQ==
-----END CERTIFICATE-----`;

function evidence(kind: string, text: string): Evidence {
  return { takenAt: '2026-11-24T12:00:00.000Z', items: [{ kind, about: 'chain', text }] };
}

describe('tlsIssuerOf', () => {
  it('names the issuer of the first certificate in the chain', () => {
    expect(tlsIssuerOf(evidence('tls', `subject a.example\n${PEM}\nmore`))).toBe('Inspection CA, Harbour Networks');
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
