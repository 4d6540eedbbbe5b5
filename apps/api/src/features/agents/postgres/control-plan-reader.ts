import { type PlannedCheck } from '@sightline/allowlist';
import { type HostId, hostIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import { parsePlannedCheck } from './stored-check.ts';

/** More than an assignment holds, so that the control's plan decides what to drop. */
const TARGETS_MAX = 4_000;

/** Reads, across all tenants, what the control must probe. */
export class ControlPlanReader {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /**
   * Returns the external checks of all stores, each target once, the most used first; 4,000 at most. Skips checks that
   * this version cannot parse.
   */
  async externalChecks(): Promise<readonly PlannedCheck[]> {
    const { rows } = await this.#pool.query<Record<string, unknown>>(
      `SELECT min(p.pack_id) AS "packId", p.target_key AS key, p.target_key AS "targetKey", min(p.entry_id) AS "entryId",
         (array_agg(p.title ORDER BY p.entry_id))[1] AS title, (array_agg(p.target))[1] AS target, 'external' AS scope,
         bool_or(p.required) AS required, NULL AS "anyOf", min(p.interval_s) AS "intervalS",
         max(p.timeout_ms) AS "timeoutMs"
       FROM planned_check p JOIN tenant t ON t.id = p.tenant_id
       WHERE NOT t.is_control AND p.retired_at IS NULL AND p.scope = 'external'
       GROUP BY p.target_key
       ORDER BY count(*) DESC, p.target_key LIMIT $1`,
      [TARGETS_MAX],
    );
    return rows.flatMap((row) => parsePlannedCheck(row) ?? []);
  }

  async controlHosts(): Promise<readonly { tenantId: TenantId; hostId: HostId }[]> {
    const { rows } = await this.#pool.query<{ tenant_id: string; id: string }>(
      `SELECT h.tenant_id, h.id FROM host h JOIN tenant t ON t.id = h.tenant_id
       WHERE t.is_control AND h.role = 'control' ORDER BY h.id`,
    );
    return rows.map((row) => ({ tenantId: tenantIdSchema.parse(row.tenant_id), hostId: hostIdSchema.parse(row.id) }));
  }
}
