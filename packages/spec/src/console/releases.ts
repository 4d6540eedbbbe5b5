import { z } from 'zod';
import { hostIdSchema, storeIdSchema } from '../ids.ts';
import { releasePlatformSchema, releaseVersionSchema, UPDATE_OUTCOMES, UPDATE_REASONS } from '../messages/release.ts';
import { instantSchema } from './common.ts';
import { route } from './route.ts';

export const ROLLOUT_STATES = ['running', 'paused', 'halted', 'finished'] as const;
export type RolloutState = (typeof ROLLOUT_STATES)[number];

/** Why a rollout halted. */
export const HALT_REASONS = ['bad_signature', 'rolled_back', 'went_silent'] as const;
export type HaltReason = (typeof HALT_REASONS)[number];

/** A stage of a rollout: the share of hosts in percent, and how long to watch before the next stage. */
export const rolloutStageSchema = z.object({
  sharePercent: z.number().min(0.1).max(100),
  soakS: z
    .int()
    .min(0)
    .max(30 * 86_400),
});
export type RolloutStage = z.infer<typeof rolloutStageSchema>;

/** The fleet's hosts by rollout status; `inShare` of them should run the version by now. */
export const rolloutCountsSchema = z.object({
  hosts: z.int(),
  inShare: z.int(),
  updated: z.int(),
  rolledBack: z.int(),
  refused: z.int(),
  silent: z.int(),
});
export type RolloutCounts = z.infer<typeof rolloutCountsSchema>;

export const rolloutSchema = z.object({
  version: releaseVersionSchema,
  state: z.enum(ROLLOUT_STATES),
  /** Why it halted; null in every other state. */
  haltReason: z.enum(HALT_REASONS).nullable(),
  /** The state in one sentence. */
  sentence: z.string(),
  startedAt: instantSchema,
  startedBy: z.string(),
  stateSince: instantSchema,
  /** Position in `stages`. */
  stage: z.int(),
  stageSince: instantSchema,
  stages: z.array(rolloutStageSchema).min(1).max(10),
});
export type Rollout = z.infer<typeof rolloutSchema>;

export const agentHostSchema = z.object({
  hostId: hostIdSchema,
  storeId: storeIdSchema,
  storeNumber: z.string(),
  storeName: z.string(),
  hostname: z.string(),
  platform: z.string(),
  agentVersion: z.string(),
  lastReportAt: instantSchema.nullable(),
  /** The result of the latest update; null if there was none. */
  lastUpdate: z
    .object({
      release: releaseVersionSchema,
      outcome: z.enum(UPDATE_OUTCOMES),
      reason: z.enum(UPDATE_REASONS),
      sentence: z.string(),
      at: instantSchema,
    })
    .nullable(),
});
export type AgentHost = z.infer<typeof agentHostSchema>;

/** The most hosts on the Agents page. */
export const AGENT_HOSTS_MAX = 200;

export const agentsSchema = z.object({
  /** The tenant's hosts by running version, newest first. */
  versions: z.array(z.object({ version: z.string(), hostCount: z.int(), reportingCount: z.int() })).max(100),
  /** Hosts on which an update failed first, then the others by store. */
  hosts: z.array(agentHostSchema).max(AGENT_HOSTS_MAX),
  hostCount: z.int(),
  /** The latest rollout; null if there was none. */
  rollout: rolloutSchema.nullable(),
});
export type Agents = z.infer<typeof agentsSchema>;

export const releaseSummarySchema = z.object({
  version: releaseVersionSchema,
  platforms: z.array(releasePlatformSchema).max(10),
});

/** Only for owners of the operator's own tenant, who may roll out. */
export const releasesSchema = z.object({
  mayRollOut: z.boolean(),
  /** Newest first; empty for everybody else. */
  releases: z.array(releaseSummarySchema).max(100),
  /** Files in the release folder that are not offered, each with the reason. */
  refused: z.array(z.object({ file: z.string(), reason: z.string() })).max(100),
  counts: rolloutCountsSchema.nullable(),
});
export type Releases = z.infer<typeof releasesSchema>;

export const getAgents = route({
  operationId: 'getAgents',
  method: 'GET',
  path: '/v1/tenants/:tenantId/agents',
  summary: "Which agent versions a tenant's hosts run, and the current rollout",
  response: agentsSchema,
});

export const getReleases = route({
  operationId: 'getReleases',
  method: 'GET',
  path: '/v1/tenants/:tenantId/releases',
  summary: 'Which agent versions can be rolled out; empty for all but the operator',
  response: releasesSchema,
});

/** From 1 % of hosts to all of them in two and a half days, if nothing goes wrong. */
export const DEFAULT_STAGES: readonly RolloutStage[] = [
  { sharePercent: 1, soakS: 6 * 3_600 },
  { sharePercent: 10, soakS: 86_400 },
  { sharePercent: 50, soakS: 86_400 },
  { sharePercent: 100, soakS: 3_600 },
];

export const startRollout = route({
  operationId: 'startRollout',
  method: 'POST',
  path: '/v1/tenants/:tenantId/rollout',
  summary: 'Starts the rollout of a version and replaces the current one; operator only',
  status: 201,
  body: z.object({
    version: releaseVersionSchema,
    /** Shares rise, and the last is 100. */
    stages: z.array(rolloutStageSchema).min(1).max(10).optional(),
  }),
  response: rolloutSchema,
});

export const changeRollout = route({
  operationId: 'changeRollout',
  method: 'POST',
  path: '/v1/tenants/:tenantId/rollout/state',
  summary: 'Pauses the rollout, or resumes a paused or halted one; operator only',
  body: z.object({ state: z.enum(['running', 'paused']) }),
  response: rolloutSchema,
});
