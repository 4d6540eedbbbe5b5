import { createHash, verify } from 'node:crypto';
import { type CertificateCheck, canonicalJson, sealedText, type VerifyCertificateRequest } from '@sightline/spec';
import type { SigningKeys } from './certificates.port.ts';

const TEXT: Readonly<Record<CertificateCheck['reason'], string>> = {
  genuine: 'This installation signed it, and nothing of it was changed since.',
  document_changed: 'The document is not the one that was signed: its hash is another.',
  signature_wrong: 'The signature does not belong to this hash.',
  key_unknown: 'This installation never had the key that it names.',
};
const SEAL_ONLY = 'This installation signed this hash. Whether a document has it was not looked at.';

/** Tells whether a certificate, or what is printed on one, is genuine. Asks for nothing but the public key. */
export class VerifyCertificate {
  readonly #keys: Pick<SigningKeys, 'publicKeyOf'>;

  constructor(keys: Pick<SigningKeys, 'publicKeyOf'>) {
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
