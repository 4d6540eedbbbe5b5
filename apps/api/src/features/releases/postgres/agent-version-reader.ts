import {
  type AgentHost,
  type Agents,
  compareVersions,
  hostIdSchema,
  releaseVersionSchema,
  storeIdSchema,
  type TenantId,
  UPDATE_OUTCOMES,
  UPDATE_REASONS,
} from '@sightline/spec';
import { z } from 'zod';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { updateSentence } from '../domain/update-sentence.ts';

const VERSIONS_MAX = 100;
/** Hosts report at least once a minute. */
const REPORTING_WITHIN_S = 300;

/** Reads which version each host of a tenant runs: the last reported one, or the one it enrolled with. */
export class AgentVersionReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async read(tenantId: TenantId, hostsMax: number): Promise<Omit<Agents, 'rollout'>> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const versions = await readVersions(transaction, tenantId);
      const hosts = await readHosts(transaction, tenantId, hostsMax);
      const hostCount = versions.reduce((sum, version) => sum + version.hostCount, 0);
      return { versions: versions.slice(0, VERSIONS_MAX), hosts, hostCount };
    });
  }
}

const versionsSchema = z.array(z.object({ version: z.string(), host_count: z.int(), reporting_count: z.int() }));

async function readVersions(transaction: TenantTransaction, tenantId: TenantId): Promise<Agents['versions']> {
  const rows = await transaction.$queryRaw`
    SELECT coalesce(s.agent_version, h.agent_version) AS version, count(*)::int AS host_count,
      count(*) FILTER (WHERE s.last_received_at > now() - make_interval(secs => ${REPORTING_WITHIN_S}))::int AS reporting_count
    FROM host h LEFT JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
    WHERE h.tenant_id = ${tenantId}::uuid
    GROUP BY 1`;
  return versionsSchema
    .parse(rows)
    .map((row) => ({ version: row.version, hostCount: row.host_count, reportingCount: row.reporting_count }))
    .sort((a, b) => compareVersions(b.version, a.version));
}

const hostsSchema = z.array(
  z.object({
    id: hostIdSchema,
    store_id: storeIdSchema,
    number: z.string(),
    name: z.string(),
    hostname: z.string(),
    platform: z.string(),
    agent_version: z.string(),
    last_received_at: z.date().nullable(),
    release: releaseVersionSchema.nullable(),
    outcome: z.enum(UPDATE_OUTCOMES).nullable(),
    reason: z.enum(UPDATE_REASONS).nullable(),
    at: z.date().nullable(),
  }),
);

async function readHosts(transaction: TenantTransaction, tenantId: TenantId, hostsMax: number): Promise<AgentHost[]> {
  const rows = await transaction.$queryRaw`
    SELECT h.id, h.store_id, store.number, store.name, h.hostname, h.platform, s.last_received_at,
      coalesce(s.agent_version, h.agent_version) AS agent_version, u.release, u.outcome, u.reason, u.at
    FROM host h
      JOIN store ON store.tenant_id = h.tenant_id AND store.id = h.store_id
      LEFT JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
      LEFT JOIN LATERAL (
        SELECT release, outcome, reason, at FROM host_update
        WHERE tenant_id = h.tenant_id AND host_id = h.id ORDER BY received_at DESC, release DESC LIMIT 1
      ) u ON true
    WHERE h.tenant_id = ${tenantId}::uuid
    ORDER BY (u.outcome IS NULL OR u.outcome IN ('updated', 'declined')), store.number, h.hostname LIMIT ${hostsMax}`;
  return hostsSchema.parse(rows).map((row) => ({
    hostId: row.id,
    storeId: row.store_id,
    storeNumber: row.number,
    storeName: row.name,
    hostname: row.hostname,
    platform: row.platform,
    agentVersion: row.agent_version,
    lastReportAt: row.last_received_at?.toISOString() ?? null,
    lastUpdate: lastUpdateOf(row),
  }));
}

function lastUpdateOf({ release, outcome, reason, at }: z.infer<typeof hostsSchema>[number]): AgentHost['lastUpdate'] {
  if (release === null || outcome === null || reason === null || at === null) return null;
  return { release, outcome, reason, sentence: updateSentence(release, reason), at: at.toISOString() };
}
