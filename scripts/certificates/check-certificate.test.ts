import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { canonicalJson, sealedText } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { checkCertificate } from './check-certificate.ts';

const DOCUMENT = {
  schema: 'sightline.certificate.v1',
  id: '01900000-0000-7000-8000-000000000001',
  madeAt: '2026-11-24T12:00:00.000Z',
  madeBy: 'Ida',
  tenant: { id: '01900000-0000-7000-8000-000000000002', name: 'Harbor Coffee' },
  evidenceAge: { intervals: 3, minS: 900 },
  lists: [],
  scope: 'fleet',
  storeCount: 0,
  completeStoreCount: 0,
  totals: { verified: 0, notVerified: 0, notProbed: 0, notApplicable: 0 },
  entries: [],
  stores: [],
};
const KEY_ID = '0123456789abcdef';
const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const KEYS = JSON.stringify({
  keys: [
    {
      keyId: KEY_ID,
      publicKeyPem: publicKey.export({ format: 'pem', type: 'spki' }).toString(),
      createdAt: '2026-11-24T12:00:00.000Z',
    },
  ],
});

function seal(document: object) {
  const sha256 = createHash('sha256').update(canonicalJson(document)).digest('hex');
  return {
    sha256,
    keyId: KEY_ID,
    signature: sign(null, Buffer.from(sealedText(sha256)), privateKey).toString('base64'),
  };
}

describe('checkCertificate', () => {
  it('knows a genuine one, however its JSON is laid out', () => {
    const reversed = Object.fromEntries(Object.entries(DOCUMENT).toReversed());
    const text = JSON.stringify({ seal: seal(DOCUMENT), document: reversed }, null, 4);
    expect(checkCertificate(text, KEYS)).toMatchObject({ kind: 'genuine' });
  });

  it.each([
    ['document_changed', { document: { ...DOCUMENT, storeCount: 1 }, seal: seal(DOCUMENT) }],
    ['key_unknown', { document: DOCUMENT, seal: { ...seal(DOCUMENT), keyId: 'fedcba9876543210' } }],
    ['signature_wrong', { document: DOCUMENT, seal: { ...seal(DOCUMENT), signature: seal({ a: 1 }).signature } }],
    ['unreadable', { document: { ...DOCUMENT, more: 1 }, seal: seal(DOCUMENT) }],
  ])('says %s', (kind, file) => {
    expect(checkCertificate(JSON.stringify(file), KEYS)).toMatchObject({ kind });
  });

  it('proves nothing without keys', () => {
    const text = JSON.stringify({ document: DOCUMENT, seal: seal(DOCUMENT) });
    expect(checkCertificate(text, '<html>')).toMatchObject({ kind: 'unreadable' });
  });
});
