import { z } from 'zod';
import { certificateFileSchema, certificateSealSchema } from '../certificates/certificate-file.ts';
import { certificateIdSchema, storeIdSchema } from '../ids.ts';
import { instantSchema, pageQuerySchema } from './common.ts';
import { route } from './route.ts';

/** The most certificates that are kept of a tenant; the oldest go first. */
export const CERTIFICATES_KEPT_MAX = 500;
export const CERTIFICATE_FORMATS = ['pdf', 'csv', 'json'] as const;
export type CertificateFormat = (typeof CERTIFICATE_FORMATS)[number];

const totalsSchema = z.object({ verified: z.int(), notVerified: z.int(), notApplicable: z.int() });

export const certificateSummarySchema = z.object({
  id: certificateIdSchema,
  madeAt: instantSchema,
  madeBy: z.string(),
  /** Null: of the fleet. */
  store: z.object({ id: storeIdSchema, number: z.string(), name: z.string() }).nullable(),
  storeCount: z.int(),
  totals: totalsSchema,
  sha256: z.string(),
});
export type CertificateSummary = z.infer<typeof certificateSummarySchema>;

export const listCertificates = route({
  operationId: 'listCertificates',
  method: 'GET',
  path: '/v1/tenants/:tenantId/certificates',
  summary: 'Issued coverage certificates, newest first',
  query: pageQuerySchema.extend({ cursor: z.uuid().optional(), storeId: storeIdSchema.optional() }),
  response: z.object({ certificates: z.array(certificateSummarySchema).max(200), nextCursor: z.string().nullable() }),
});

export const issueCertificate = route({
  operationId: 'issueCertificate',
  method: 'POST',
  path: '/v1/tenants/:tenantId/certificates',
  summary: 'Issues a signed coverage certificate for one store or for the fleet',
  status: 201,
  body: z.object({ storeId: storeIdSchema.nullable().default(null) }),
  response: z.object({ id: certificateIdSchema }),
});

export const getCertificate = route({
  operationId: 'getCertificate',
  method: 'GET',
  path: '/v1/tenants/:tenantId/certificates/:certificateId',
  summary: 'A coverage certificate with its hash and signature',
  response: certificateFileSchema,
});

export const getCertificateFile = route({
  operationId: 'getCertificateFile',
  method: 'GET',
  path: '/v1/tenants/:tenantId/certificates/:certificateId/file',
  summary: 'A coverage certificate as a PDF, CSV or JSON file',
  query: z.object({ format: z.enum(CERTIFICATE_FORMATS).default('pdf') }),
  response: z.object({
    fileName: z.string(),
    mediaType: z.string(),
    contentBase64: z.base64(),
  }),
});

/** `POST /v1/certificates/verify`: a whole file, or what is printed on paper. Open to everybody. */
export const verifyCertificateRequestSchema = z.union([
  z.object({ document: z.looseObject({ schema: z.string() }), seal: certificateSealSchema }),
  z.object({ seal: certificateSealSchema }),
]);
export type VerifyCertificateRequest = z.infer<typeof verifyCertificateRequestSchema>;

/** What comes of it. Where only the seal was given, the document itself was not looked at. */
export const certificateCheckSchema = z.object({
  valid: z.boolean(),
  reason: z.enum(['genuine', 'document_changed', 'signature_wrong', 'key_unknown']),
  text: z.string(),
});
export type CertificateCheck = z.infer<typeof certificateCheckSchema>;

/** `GET /v1/certificates/keys`: every key this installation has signed with. Open to everybody. */
export const signingKeysSchema = z.object({
  keys: z.array(z.object({ keyId: z.string(), publicKeyPem: z.string(), createdAt: instantSchema })).max(100),
});
