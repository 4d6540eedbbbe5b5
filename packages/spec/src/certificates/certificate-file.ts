import { z } from 'zod';
import { certificateDocumentSchema } from './certificate-document.ts';

/** What proves that a document is unchanged since it was issued. */
export const certificateSealSchema = z.strictObject({
  /** SHA-256 of the document's canonical JSON, in hex. */
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  /** The installation's key that signed it. */
  keyId: z.string().regex(/^[0-9a-f]{16}$/),
  /** Ed25519 over `sealedText(sha256)`, base64. */
  signature: z.base64().max(200),
});
export type CertificateSeal = z.infer<typeof certificateSealSchema>;

/** A certificate as a JSON file. */
export const certificateFileSchema = z.strictObject({
  document: certificateDocumentSchema,
  seal: certificateSealSchema,
});
export type CertificateFile = z.infer<typeof certificateFileSchema>;

/** Returns the signed bytes as ASCII text: the hash, and what it is a hash of. */
export function sealedText(sha256: string): string {
  return `sightline.certificate.v1 sha256 ${sha256}`;
}
