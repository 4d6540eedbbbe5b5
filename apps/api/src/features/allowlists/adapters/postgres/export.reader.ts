import { type StoreId, storeProfileSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../../platform/database/database.ts';
import type { ExportReader, StoreGroup } from '../../application/export.port.ts';

export class PostgresExportReader implements ExportReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async storeGroups(
    tenantId: TenantId,
    storeIds: readonly StoreId[] | null,
    groupsMax: number,
  ): Promise<readonly StoreGroup[]> {
    // How often a store is probed decides nothing about what it must allow.
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<{ profile: unknown; stores: number; numbers: string[] }[]>`
        SELECT s.profile - 'intervalS' AS profile, count(*)::int AS stores,
          (array_agg(s.number ORDER BY s.number))[1:5] AS numbers
        FROM store s
        WHERE s.tenant_id = ${tenantId}::uuid AND (${storeIds}::uuid[] IS NULL OR s.id = ANY(${storeIds}::uuid[]))
        GROUP BY 1
        ORDER BY min(s.number)
        LIMIT ${groupsMax}`,
    );
    return rows.map(({ profile, stores, numbers }) => ({
      profile: storeProfileSchema.parse(profile),
      storeCount: stores,
      numbers,
    }));
  }

  async failingEntryIds(tenantId: TenantId, storeIds: readonly StoreId[] | null): Promise<readonly string[]> {
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<{ entry_id: string }[]>`
        SELECT DISTINCT p.entry_id
        FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
        WHERE p.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL AND c.state IN ('blocked', 'degraded')
          AND (${storeIds}::uuid[] IS NULL OR p.store_id = ANY(${storeIds}::uuid[]))`,
    );
    return rows.map(({ entry_id: entryId }) => entryId);
  }
}
