import { failureSchema, instantSchema } from '@sightline/spec';
import { z } from 'zod';

/** How many targets and stores are named in one piece of evidence; the counts beside them are whole. */
export const NAMED_MAX = 50;

/** What `transition.evidence` holds for an incident: what a person must be told, as known at that moment. */
export const incidentEvidenceSchema = z.object({
  /** One line: what is the matter, or that it no longer is. */
  title: z.string(),
  failure: failureSchema.nullable(),
  explanation: z.string(),
  fix: z.string(),
  /** What the verdict rests on, one sentence each. */
  sentences: z.array(z.string()),
  /** As people write them: `m570.oltp.pxsplatform.com:443`. */
  targets: z.array(z.string()).max(NAMED_MAX),
  targetCount: z.int(),
  /** `0007 Harbor Point`; the first that were affected. */
  stores: z.array(z.string()).max(NAMED_MAX),
  storeCount: z.int(),
  /** Stores that have one of the targets on their list; null where the incident is about one store. */
  fleetCount: z.int().nullable(),
  /** Since when the first of its checks fails. */
  since: instantSchema,
  /** Of the affected stores, when they share one; null otherwise. */
  timeZone: z.string().nullable(),
});
export type IncidentEvidence = z.infer<typeof incidentEvidenceSchema>;
