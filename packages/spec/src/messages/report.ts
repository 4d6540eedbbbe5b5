import { z } from 'zod';
import { failureSchema } from '../failures.ts';
import { checkNoSchema } from '../ids.ts';
import { PHASES } from '../outcome.ts';
import { revisionSchema } from './assignment.ts';
import { evidenceSchema } from './evidence.ts';
import { releaseOfferSchema } from './release.ts';

/** Limits of one report; the API rejects what exceeds them. */
export const REPORT_LIMITS = { resultsMax: 4_000, detailsMax: 200, bodyBytesMax: 2 * 1024 * 1024 } as const;

/** A newer agent's failure that we don't know reads as `unknown.unclassified`, in outcomes too. */
const reportedFailureSchema = z.string().max(64).pipe(failureSchema.catch('unknown.unclassified'));
const durationMsSchema = z.number().min(0).max(3_600_000);

export const phasesMsSchema = z.object({
  resolve: durationMsSchema.nullable(),
  connect: durationMsSchema.nullable(),
  tls: durationMsSchema.nullable(),
  request: durationMsSchema.nullable(),
  response: durationMsSchema.nullable(),
});
/** Durations in ms; null for a phase that was not reached or does not apply. */
export type PhasesMs = z.infer<typeof phasesMsSchema>;

/** What happened at one address of a target. */
export const addressOutcomeSchema = z.object({
  address: z.string().max(45),
  family: z.union([z.literal(4), z.literal(6)]),
  failure: reportedFailureSchema.nullable(),
  phasesMs: phasesMsSchema,
});
export type AddressOutcome = z.infer<typeof addressOutcomeSchema>;

/** Details beyond the outcome; sent unless the result is a pass, and bounded. */
export const resultDetailSchema = z.object({
  /** The result's position in the columns. */
  index: z
    .int()
    .min(0)
    .max(REPORT_LIMITS.resultsMax - 1),
  failures: z.array(reportedFailureSchema).max(8),
  hints: z.array(z.string().max(300)).max(8),
  addresses: z.array(addressOutcomeSchema).max(16),
  explanation: z.string().max(600),
  fix: z.string().max(600),
  /** Sent once for a new failure. Unreadable parts are dropped without losing the result. */
  evidence: evidenceSchema.optional().catch(undefined),
});
export type ResultDetail = z.infer<typeof resultDetailSchema>;

/**
 * `POST /v1/agent/reports`: what one host saw in one cycle, in columns of equal length, one position per result.
 *
 * `offsetsMs` count from `startedAt` to the start of the probe; `outcomes` are of `outcomeNumber`; `phasesMs` has five
 * values per result in the order of `PHASES`, -1 for a phase not reached. A report never changes once it has its `seq`.
 */
export const reportSchema = z
  .object({
    version: z.literal(1),
    seq: z.int().min(1),
    /** The lowest seq this agent still holds or will send. Everything below is stored or lost. */
    oldestSeq: z.int().min(1),
    /** Identifies this run of the agent; new at every start. */
    bootId: z.string().min(1).max(64),
    /** How long the machine and this agent run had been up at `startedAt`, in s; the first agents omit it. */
    uptimeS: z.object({ machine: z.int().min(0), agent: z.int().min(0) }).optional(),
    agentVersion: z.string().min(1).max(64),
    /** By the agent's own clock. */
    startedAt: z.iso.datetime(),
    /** Server clock minus agent clock in ms, as last measured; null before the first response. */
    clockOffsetMs: z.int().nullable(),
    assignmentRevision: revisionSchema,
    /** What a full or damaged spool dropped, counted since enrollment. */
    dropped: z.object({ reports: z.int().min(0), results: z.int().min(0) }),
    checkNos: z.array(checkNoSchema).max(REPORT_LIMITS.resultsMax),
    offsetsMs: z.array(z.int().min(0).max(86_400_000)).max(REPORT_LIMITS.resultsMax),
    outcomes: z.array(z.int().min(-32_767).max(32_767)).max(REPORT_LIMITS.resultsMax),
    phasesMs: z.array(z.number().min(-1).max(3_600_000)).max(REPORT_LIMITS.resultsMax * PHASES.length),
    details: z.array(resultDetailSchema).max(REPORT_LIMITS.detailsMax),
  })
  .refine(
    (report) =>
      report.offsetsMs.length === report.checkNos.length &&
      report.outcomes.length === report.checkNos.length &&
      report.phasesMs.length === report.checkNos.length * PHASES.length,
    { message: 'the columns are not of equal length', path: ['checkNos'] },
  )
  .refine((report) => report.details.every((detail) => detail.index < report.checkNos.length), {
    message: 'a detail points past the last result',
    path: ['details'],
  })
  .refine((report) => report.oldestSeq <= report.seq, { message: 'oldestSeq is above seq', path: ['oldestSeq'] });
export type Report = z.infer<typeof reportSchema>;

/** 202: the report is queued. Everything up to `storedThrough` is committed, and the agent may delete it. */
export const reportReceiptSchema = z.object({
  accepted: z.literal(true),
  storedThrough: z.int().min(0),
  assignmentRevision: revisionSchema,
  serverTime: z.iso.datetime(),
  /** The agent version this host should change to; absent when it runs the right one. */
  offer: releaseOfferSchema.optional(),
  /** The address that the report came from, as the API sees it. */
  seenAddress: z.string().max(45).optional(),
});
export type ReportReceipt = z.infer<typeof reportReceiptSchema>;
