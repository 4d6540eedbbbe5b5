import { failureSchema, instantSchema } from '@sightline/spec';
import { z } from 'zod';

/** The most targets and stores named in one piece of evidence; the counts beside them are complete. */
export const NAMED_MAX = 50;

/** What `transition.evidence` holds for an incident: what people must know, as of that moment. */
export const incidentEvidenceSchema = z.object({
  /** One line: the problem, or that it is over. */
  title: z.string(),
  failure: failureSchema.nullable(),
  explanation: z.string(),
  fix: z.string(),
  /** The evidence behind the verdict, one sentence each. */
  sentences: z.array(z.string()),
  /** As people write them: `m570.oltp.pxsplatform.com:443`. */
  targets: z.array(z.string()).max(NAMED_MAX),
  targetCount: z.int(),
  /** `0007 Harbor Point`; the first that were affected. */
  stores: z.array(z.string()).max(NAMED_MAX),
  storeCount: z.int(),
  /** Stores that have one of the targets on their list; null where the incident is about one store. */
  fleetCount: z.int().nullable(),
  /** When the first of its checks started failing. */
  since: instantSchema,
  /** The affected stores' zone if they share one; null otherwise. */
  timeZone: z.string().nullable(),
});
export type IncidentEvidence = z.infer<typeof incidentEvidenceSchema>;
