import { z } from 'zod';
import { checkIdSchema, hostIdSchema, hostRoleSchema, storeIdSchema } from '../ids.ts';
import { targetSchema } from '../messages/assignment.ts';
import { evidenceSchema } from '../messages/evidence.ts';
import { addressOutcomeSchema, phasesMsSchema } from '../messages/report.ts';
import { provenanceSchema } from '../pack/cell.ts';
import { checkStateSchema, instantSchema } from './common.ts';
import { failureSchema } from '../failures.ts';
import { storeSummarySchema } from './fleet.ts';
import { AGENTLESS_HOSTS_MAX, agentlessHostSchema } from './agentless-hosts.ts';
import { route } from './route.ts';

export const hostSummarySchema = z.object({
  id: hostIdSchema,
  hostname: z.string(),
  role: hostRoleSchema,
  platform: z.string(),
  agentVersion: z.string(),
  /** Where the other machines of the store reach it; empty until its agent has told. */
  lanAddresses: z.array(z.string()).max(16),
  enrolledAt: instantSchema,
  lastReportAt: instantSchema.nullable(),
  clockOffsetMs: z.int().nullable(),
  dropped: z.object({ reports: z.int(), results: z.int() }),
});

export const checkSummarySchema = z.object({
  id: checkIdSchema,
  hostId: hostIdSchema,
  packId: z.string(),
  entryId: z.string(),
  title: z.string(),
  /** The title of the list, and the heading in it under which the entry stands; empty where the list no longer has it. */
  packTitle: z.string(),
  section: z.string(),
  target: targetSchema,
  targetText: z.string(),
  state: checkStateSchema,
  /** Why the verdict is what it is, in one sentence. */
  reason: z.string(),
  since: instantSchema,
  failure: failureSchema.nullable(),
  lastProbedAt: instantSchema.nullable(),
  phasesMs: phasesMsSchema.nullable(),
});
export type CheckSummary = z.infer<typeof checkSummarySchema>;

export const storeSchema = storeSummarySchema.extend({
  profile: z.record(z.string(), z.unknown()),
  hosts: z.array(hostSummarySchema).max(100),
  /** Those without an agent, by name. */
  agentlessHosts: z.array(agentlessHostSchema).max(AGENTLESS_HOSTS_MAX),
  /** In the order of the lists. */
  checks: z.array(checkSummarySchema).max(2_000),
  /** Entries of the lists that cannot be checked here, each with its reason. */
  unplanned: z
    .array(
      z.object({
        packId: z.string(),
        entryId: z.string(),
        title: z.string(),
        role: hostRoleSchema,
        reason: z.string(),
        text: z.string(),
      }),
    )
    .max(5_000),
});
export type Store = z.infer<typeof storeSchema>;

export const checkDetailSchema = checkSummarySchema.extend({
  storeId: storeIdSchema,
  asPrinted: z.array(z.string()).max(400),
  /** Where the entry stands in the vendor's text; null where the list no longer has it. */
  provenance: provenanceSchema.nullable(),
  failures: z.array(failureSchema).max(50),
  hints: z.array(z.string()).max(50),
  addresses: z.array(addressOutcomeSchema).max(50),
  explanation: z.string(),
  fix: z.string(),
  evidence: z.array(z.string()).max(50),
  /** What the agent gathered when the check began to fail; null while it passes, or where nothing was gathered. */
  evidenceBundle: evidenceSchema.nullable(),
  transitions: z
    .array(z.object({ at: instantSchema, from: checkStateSchema, to: checkStateSchema, reason: z.string() }))
    .max(100),
});
export type CheckDetail = z.infer<typeof checkDetailSchema>;

/** The 24 h (or other span) of a store in equal buckets. */
export const storeHistorySchema = z.object({
  from: instantSchema,
  to: instantSchema,
  bucketS: z.int(),
  checks: z
    .array(
      z.object({
        checkId: checkIdSchema,
        buckets: z
          .array(
            z.object({
              /** Position of the bucket from `from`. */
              index: z.int(),
              pass: z.int(),
              degraded: z.int(),
              fail: z.int(),
              totalMsP50: z.number().nullable(),
            }),
          )
          .max(10_080),
      }),
    )
    .max(2_000),
});
export type StoreHistory = z.infer<typeof storeHistorySchema>;

export const getStore = route({
  operationId: 'getStore',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId',
  summary: "One store: hosts, checks with their verdicts, and what can't be checked",
  response: storeSchema,
});

export const getCheck = route({
  operationId: 'getCheck',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/checks/:checkId',
  summary: 'One check: latest result by address and phase, evidence and transitions',
  response: checkDetailSchema,
});

export const getStoreHistory = route({
  operationId: 'getStoreHistory',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/history',
  summary: 'What every check of a store saw over the last few hours',
  query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
  response: storeHistorySchema,
});

/** Why nothing was heard from a host for a while. */
export const GAP_REASONS = ['power_loss', 'line_loss', 'sightline_unreached', 'agent_stopped', 'unknown'] as const;
export type GapReason = (typeof GAP_REASONS)[number];

export const storeGapSchema = z.object({
  reason: z.enum(GAP_REASONS),
  from: instantSchema,
  /** Null while it lasts. */
  to: instantSchema.nullable(),
  /** The hosts that it took; gaps of one reason that hosts have at the same time are one. */
  hostIds: z.array(hostIdSchema).min(1).max(100),
  /** What the checks within the store came to meanwhile. */
  lan: z.enum(['worked', 'failed', 'unknown']),
});
export type StoreGap = z.infer<typeof storeGapSchema>;

/** When nothing was heard from hosts of a store, newest first; a gap that began before `from` is among them. */
export const storeGapsSchema = z.object({
  from: instantSchema,
  to: instantSchema,
  /** Since when any host has been heard, `from` where that is earlier; null when nothing was heard. Before it nothing is known. */
  heardFrom: instantSchema.nullable(),
  gaps: z.array(storeGapSchema).max(200),
});
export type StoreGaps = z.infer<typeof storeGapsSchema>;

export const getStoreGaps = route({
  operationId: 'getStoreGaps',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores/:storeId/gaps',
  summary: 'When a store was silent, and whether power, the line or the agent was the cause',
  query: z.object({ hours: z.coerce.number().int().min(1).max(168).default(24) }),
  response: storeGapsSchema,
});

export const createStore = route({
  operationId: 'createStore',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores',
  summary: 'Adds a store',
  status: 201,
  body: z.object({
    number: z.string().min(1).max(20),
    name: z.string().min(1).max(100),
    address: z.string().max(200),
    timeZone: z.string().min(1).max(64),
    tags: z.array(z.string().min(1).max(40)).max(50).default([]),
    /** What the store sets of its profile itself: a `profileValuesSchema`; the rest is inherited. */
    profile: z.record(z.string(), z.unknown()),
  }),
  response: z.object({ id: storeIdSchema }),
});

/** A token, and the lines that use it; known to nobody else from here on. */
export const enrollmentTokenSchema = z.object({
  token: z.string(),
  expiresAt: instantSchema,
  /** For a machine that has the agent. */
  command: z.string(),
  /** Installs the agent and enrolls, by shell and by PowerShell; null where the server has no agent to install. */
  install: z.object({ sh: z.string(), powershell: z.string() }).nullable(),
});
export type EnrollmentToken = z.infer<typeof enrollmentTokenSchema>;

export const createEnrollmentToken = route({
  operationId: 'createEnrollmentToken',
  method: 'POST',
  path: '/v1/tenants/:tenantId/stores/:storeId/enrollment-tokens',
  summary: "Creates an enrollment token for a store's machines; shown only once",
  status: 201,
  body: z.object({
    usesMax: z.int().min(1).max(100).default(1),
    validForS: z
      .int()
      .min(60)
      .max(30 * 86_400)
      .default(86_400),
  }),
  response: enrollmentTokenSchema,
});
