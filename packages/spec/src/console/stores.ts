import { z } from 'zod';
import { failureSchema } from '../failures.ts';
import { checkIdSchema, hostIdSchema, hostRoleSchema, storeIdSchema } from '../ids.ts';
import { targetSchema } from '../messages/assignment.ts';
import { evidenceSchema } from '../messages/evidence.ts';
import { addressOutcomeSchema, phasesMsSchema } from '../messages/report.ts';
import { provenanceSchema } from '../pack/cell.ts';
import { AGENTLESS_HOSTS_MAX, agentlessHostSchema } from './agents.ts';
import { checkStateSchema, instantSchema, PAGE_MAX, pageQuerySchema, stateCountsSchema } from './common.ts';
import { route } from './route.ts';

export const storeSummarySchema = z.object({
  id: storeIdSchema,
  number: z.string(),
  name: z.string(),
  address: z.string(),
  timeZone: z.string(),
  tags: z.array(z.string()).max(50),
  posSystem: z.string(),
  region: z.string(),
  environment: z.string(),
  state: checkStateSchema,
  since: instantSchema,
  checks: stateCountsSchema,
  lastReportAt: instantSchema.nullable(),
});
export type StoreSummary = z.infer<typeof storeSummarySchema>;

/** Filters stores: one page, optionally of one state or matching words in number, name or address. */
export const storeFilterSchema = pageQuerySchema.extend({
  state: checkStateSchema.optional(),
  search: z.string().max(100).optional(),
});

export const hostSummarySchema = z.object({
  id: hostIdSchema,
  hostname: z.string(),
  role: hostRoleSchema,
  platform: z.string(),
  agentVersion: z.string(),
  /** The addresses where other hosts of the store reach it; empty until its agent has reported them. */
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
  /** The titles of the pack and of the section with the entry; empty when the pack no longer has it. */
  packTitle: z.string(),
  section: z.string(),
  target: targetSchema,
  targetText: z.string(),
  state: checkStateSchema,
  /** The reason for the verdict, in one sentence. */
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
  /** By name. */
  agentlessHosts: z.array(agentlessHostSchema).max(AGENTLESS_HOSTS_MAX),
  /** In the order of the packs. */
  checks: z.array(checkSummarySchema).max(2_000),
  /** Entries that cannot be checked here, each with its reason. */
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
  /** Where the vendor's text has the entry; null when the pack no longer has it. */
  provenance: provenanceSchema.nullable(),
  failures: z.array(failureSchema).max(50),
  hints: z.array(z.string()).max(50),
  addresses: z.array(addressOutcomeSchema).max(50),
  explanation: z.string(),
  fix: z.string(),
  evidence: z.array(z.string()).max(50),
  /** The evidence that the agent collected when the check started to fail; null while it passes, or without evidence. */
  evidenceBundle: evidenceSchema.nullable(),
  transitions: z
    .array(z.object({ at: instantSchema, from: checkStateSchema, to: checkStateSchema, reason: z.string() }))
    .max(100),
});
export type CheckDetail = z.infer<typeof checkDetailSchema>;

export const listStores = route({
  operationId: 'listStores',
  method: 'GET',
  path: '/v1/tenants/:tenantId/stores',
  summary: 'Stores by number, filtered by state and by number, name or address',
  query: storeFilterSchema,
  response: z.object({ stores: z.array(storeSummarySchema).max(PAGE_MAX), nextCursor: z.string().nullable() }),
});

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
    /** The profile values that the store sets itself, a `profileValuesSchema`; other values are inherited. */
    profile: z.record(z.string(), z.unknown()),
  }),
  response: z.object({ id: storeIdSchema }),
});
