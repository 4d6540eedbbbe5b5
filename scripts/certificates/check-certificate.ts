import { createHash, verify } from 'node:crypto';
import { canonicalJson, certificateFileSchema, sealedText, signingKeysSchema } from '@sightline/spec';

/** Whether a certificate is as it was issued, in one sentence. */
export interface CertificateCheckResult {
  readonly kind: 'genuine' | 'unreadable' | 'document_changed' | 'key_unknown' | 'signature_wrong';
  readonly text: string;
}

/** Checks the text of a certificate file against the text of what `/v1/certificates/keys` answers. Pure. */
export function checkCertificate(fileText: string, keysText: string): CertificateCheckResult {
  const file = certificateFileSchema.safeParse(parseJson(fileText));
  const keys = signingKeysSchema.safeParse(parseJson(keysText));
  if (!file.success) return { kind: 'unreadable', text: 'The file is not a certificate.' };
  if (!keys.success) return { kind: 'unreadable', text: 'The keys are not what /v1/certificates/keys answers.' };

  const { document, seal } = file.data;
  if (createHash('sha256').update(canonicalJson(document)).digest('hex') !== seal.sha256) {
    return { kind: 'document_changed', text: 'Not genuine: the document is not the one that was signed.' };
  }
  const key = keys.data.keys.find(({ keyId }) => keyId === seal.keyId);
  if (key === undefined) return { kind: 'key_unknown', text: `Not proven: there is no key ${seal.keyId}.` };
  const signature = Buffer.from(seal.signature, 'base64');
  return verify(null, Buffer.from(sealedText(seal.sha256)), key.publicKeyPem, signature)
    ? { kind: 'genuine', text: `Genuine: issued at ${document.madeAt} for ${document.tenant.name}.` }
    : { kind: 'signature_wrong', text: 'Not genuine: the signature does not belong to this hash.' };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
