import { hostIdSchema, UPDATE_OUTCOMES, UPDATE_REASONS } from '@sightline/spec';
import type { Pool } from 'pg';
import { z } from 'zod';
import type { RolloutHost } from '../domain/count-rollout-hosts.ts';
import type { StoredRollout } from '../domain/rollout.ts';

const READ_HOSTS = `
  SELECT h.id, coalesce(s.agent_version, h.agent_version) AS agent_version, s.last_received_at,
    coalesce(a.report_interval_s, 60) AS report_interval_s, u.outcome, u.reason, u.received_at
  FROM host h
    LEFT JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
    LEFT JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
    LEFT JOIN host_update u ON u.tenant_id = h.tenant_id AND u.host_id = h.id AND u.release = $1
  WHERE h.platform = ANY ($2)`;

const rowSchema = z.object({
  id: hostIdSchema,
  agent_version: z.string(),
  last_received_at: z.date().nullable(),
  report_interval_s: z.int(),
  outcome: z.enum(UPDATE_OUTCOMES).nullable(),
  reason: z.enum(UPDATE_REASONS).nullable(),
  received_at: z.date().nullable(),
});

/** Reads every host on the rollout's platforms, across all tenants. */
export async function readRolloutHosts(
  pool: Pool,
  { version, platforms }: Pick<StoredRollout, 'version' | 'platforms'>,
): Promise<RolloutHost[]> {
  const { rows } = await pool.query(READ_HOSTS, [version, platforms]);
  return z
    .array(rowSchema)
    .parse(rows)
    .map(({ outcome, reason, received_at: receivedAt, ...row }) => ({
      hostId: row.id,
      agentVersion: row.agent_version,
      lastReportAt: row.last_received_at,
      reportIntervalS: row.report_interval_s,
      outcome: outcome === null || reason === null || receivedAt === null ? null : { outcome, reason, receivedAt },
    }));
}
