import { z } from 'zod';
import { failureSchema } from '../failures.ts';
import { certificateIdSchema, hostIdSchema, hostRoleSchema, storeIdSchema, tenantIdSchema } from '../ids.ts';
import { phasesMsSchema } from '../messages/report.ts';

/** A probe stops being evidence when it is older than this many intervals of its check and this many seconds. */
export const EVIDENCE_AGE = { intervals: 3, minS: 900 } as const;

/** The most reasons and pieces of evidence listed per entry, and hosts listed per store. */
export const CERTIFICATE_LISTED_MAX = 500;

const instantSchema = z.iso.datetime();

/** Why an entry is not verified. */
export const UNVERIFIED_REASONS = [
  'failing',
  'target_down',
  'store_offline',
  'degraded',
  'undecided',
  'stale',
  'never_probed',
  'no_host',
  'not_planned',
] as const;
export type UnverifiedReason = (typeof UNVERIFIED_REASONS)[number];

/** `not_applicable`: the entry is for other stores. */
export const ENTRY_VERDICTS = ['verified', 'not_verified', 'not_applicable'] as const;
export type EntryVerdict = (typeof ENTRY_VERDICTS)[number];

/** One check of an entry, as its host last saw it. */
export const certificateEvidenceSchema = z.strictObject({
  hostId: hostIdSchema,
  host: z.string(),
  role: hostRoleSchema,
  target: z.string(),
  /** When the latest probe began, by the store's corrected clock; null before the first. */
  at: instantSchema.nullable(),
  /** Whether this check alone is evidence for the entry. */
  counts: z.boolean(),
  /** Its result, in one sentence. */
  text: z.string(),
  failure: failureSchema.nullable(),
  /** Addresses reached, if the host reported them. */
  addresses: z.array(z.string()).max(50),
  /** Who issued the server's certificate, if the host reported it. */
  tlsIssuer: z.string().nullable(),
  phasesMs: phasesMsSchema.nullable(),
});
export type CertificateEvidence = z.infer<typeof certificateEvidenceSchema>;

const entryHeadShape = {
  packId: z.string(),
  entryId: z.string(),
  /** The heading under which the vendor printed it. */
  section: z.string(),
  title: z.string(),
  required: z.boolean(),
};

const storeEntrySchema = z.strictObject({
  ...entryHeadShape,
  asPrinted: z.array(z.string()).max(400),
  verdict: z.enum(ENTRY_VERDICTS),
  /** Empty for a verified entry. */
  reasons: z.array(z.strictObject({ code: z.enum(UNVERIFIED_REASONS), text: z.string() })).max(CERTIFICATE_LISTED_MAX),
  /** For a verified entry: until when all of its evidence holds. */
  verifiedAt: instantSchema.nullable(),
  /** If the list is cut, evidence that doesn't count comes first. */
  evidence: z.array(certificateEvidenceSchema).max(CERTIFICATE_LISTED_MAX),
  evidenceCount: z.int().min(0),
});
export type CertificateStoreEntry = z.infer<typeof storeEntrySchema>;

const totalsSchema = z.strictObject({
  verified: z.int().min(0),
  notVerified: z.int().min(0),
  /** Of those not verified: the ones that nothing can probe. */
  notProbed: z.int().min(0),
  notApplicable: z.int().min(0),
});
export type CertificateTotals = z.infer<typeof totalsSchema>;

const fleetEntrySchema = z.strictObject({
  ...entryHeadShape,
  /** The number of stores. */
  stores: totalsSchema,
  /** The number of stores per reason; a store may have several. */
  reasons: z
    .array(z.strictObject({ code: z.enum(UNVERIFIED_REASONS), storeCount: z.int().min(1) }))
    .max(UNVERIFIED_REASONS.length),
});
export type CertificateFleetEntry = z.infer<typeof fleetEntrySchema>;

const fleetStoreSchema = z.strictObject({ number: z.string(), name: z.string(), entries: totalsSchema });
export type CertificateFleetStore = z.infer<typeof fleetStoreSchema>;

/** The most stores that one certificate lists. */
export const CERTIFICATE_STORES_MAX = 20_000;
const ENTRIES_MAX = 20_000;

const headShape = {
  schema: z.literal('sightline.certificate.v1'),
  id: certificateIdSchema,
  madeAt: instantSchema,
  madeBy: z.string(),
  tenant: z.strictObject({ id: tenantIdSchema, name: z.string() }),
  /** What counts as evidence. */
  evidenceAge: z.strictObject({ intervals: z.int(), minS: z.int() }),
  lists: z
    .array(
      z.strictObject({
        packId: z.string(),
        version: z.int().min(1),
        title: z.string(),
        vendor: z.string(),
        sourceSha256: z.string(),
        storeCount: z.int().min(1),
      }),
    )
    .max(1_000),
};

const storeCertificateSchema = z.strictObject({
  ...headShape,
  scope: z.literal('store'),
  store: z.strictObject({
    id: storeIdSchema,
    number: z.string(),
    name: z.string(),
    address: z.string(),
    timeZone: z.string(),
    pos: z.string(),
    region: z.string(),
    environment: z.string(),
    hosts: z
      .array(z.strictObject({ id: hostIdSchema, name: z.string(), role: hostRoleSchema }))
      .max(CERTIFICATE_LISTED_MAX),
  }),
  totals: totalsSchema,
  entries: z.array(storeEntrySchema).max(ENTRIES_MAX),
});
export type StoreCertificate = z.infer<typeof storeCertificateSchema>;

const fleetCertificateSchema = z.strictObject({
  ...headShape,
  scope: z.literal('fleet'),
  storeCount: z.int().min(0),
  /** Stores where everything that can be probed is verified. */
  completeStoreCount: z.int().min(0),
  /** Over all stores and entries. */
  totals: totalsSchema,
  entries: z.array(fleetEntrySchema).max(ENTRIES_MAX),
  /** By store number; the list is cut, the counts are complete. */
  stores: z.array(fleetStoreSchema).max(CERTIFICATE_STORES_MAX),
});
export type FleetCertificate = z.infer<typeof fleetCertificateSchema>;

/** A coverage certificate: for a store entry by entry with evidence, for the fleet in numbers. */
export const certificateDocumentSchema = z.discriminatedUnion('scope', [
  storeCertificateSchema,
  fleetCertificateSchema,
]);
export type CertificateDocument = z.infer<typeof certificateDocumentSchema>;
