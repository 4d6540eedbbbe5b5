import {
  type CheckState,
  checkStateSchema,
  hostRoleSchema,
  type StateCounts,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../../platform/database/database.ts';
import type { AllowlistReader, HostGroup } from '../../application/allowlist.port.ts';

const NONE: StateCounts = { pass: 0, degraded: 0, blocked: 0, target_down: 0, store_offline: 0, unverified: 0 };

export class PostgresAllowlistReader implements AllowlistReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async entryStates(tenantId: TenantId): Promise<Record<string, StateCounts>> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<{ entry_id: string; state: string; checks: number }[]>`
        SELECT p.entry_id, c.state, count(*)::int AS checks
        FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
        WHERE p.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL
        GROUP BY p.entry_id, c.state`,
    );
    const states: Record<string, StateCounts> = {};
    for (const { entry_id: entryId, state, checks } of rows) {
      const key: CheckState = checkStateSchema.parse(state);
      states[entryId] = { ...(states[entryId] ?? NONE), [key]: checks };
    }
    return states;
  }

  async hostGroups(tenantId: TenantId): Promise<readonly HostGroup[]> {
    // How often a store is probed decides nothing about what is.
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<{ profile: unknown; role: string; hosts: number }[]>`
        SELECT s.profile - 'intervalS' AS profile, h.role, count(*)::int AS hosts
        FROM host h JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id
        WHERE h.tenant_id = ${tenantId}::uuid AND h.role <> 'control'
        GROUP BY 1, 2`,
    );
    return rows.map(({ profile, role, hosts }) => ({
      profile: storeProfileSchema.parse(profile),
      role: hostRoleSchema.parse(role),
      hostCount: hosts,
    }));
  }
}
