import { createHash, verify } from 'node:crypto';
import { type CertificateCheck, canonicalJson, sealedText, type VerifyCertificateRequest } from '@sightline/spec';
import type { SigningKeys } from './postgres/signing-keys.ts';

const TEXT: Readonly<Record<CertificateCheck['reason'], string>> = {
  genuine: 'This server signed the certificate, and it has not changed since.',
  document_changed: 'The document changed after it was signed: its hash differs.',
  signature_wrong: 'The signature does not match this hash.',
  key_unknown: 'This server never had this key.',
};
const SEAL_ONLY = 'This server signed this hash. You gave no document, so only the seal was checked.';

/** Verifies a certificate, or just the seal printed on one. Needs only the public key. */
export class VerifyCertificate {
  readonly #keys: SigningKeys;

  constructor(keys: SigningKeys) {
    this.#keys = keys;
  }

  async verify(request: VerifyCertificateRequest): Promise<CertificateCheck> {
    const { sha256, keyId, signature } = request.seal;
    if ('document' in request && hashOf(request.document) !== sha256) return checkOf('document_changed');
    const key = await this.#keys.publicKeyOf(keyId);
    if (key === null) return checkOf('key_unknown');
    const isSigned = verify(null, Buffer.from(sealedText(sha256)), key.publicKeyPem, Buffer.from(signature, 'base64'));
    if (!isSigned) return checkOf('signature_wrong');
    return 'document' in request ? checkOf('genuine') : { ...checkOf('genuine'), text: SEAL_ONLY };
  }
}

function hashOf(document: unknown): string {
  return createHash('sha256').update(canonicalJson(document)).digest('hex');
}

function checkOf(reason: CertificateCheck['reason']): CertificateCheck {
  return { valid: reason === 'genuine', reason, text: TEXT[reason] };
}
