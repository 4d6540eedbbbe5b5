import { type StoreId, storeProfileSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type { StoreChoice, StoreGroup } from '../domain/store-group.ts';

export interface FailingEntry {
  readonly packId: string;
  readonly entryId: string;
}

interface GroupRow {
  readonly profile: unknown;
  readonly tags: string[];
  readonly stores: number;
  readonly numbers: string[];
}

/** Reads which stores an export covers and which of their entries fail. */
export class ExportReader {
  readonly #database: Database;
  readonly #library: PackLibrary;

  constructor(database: Database, library: PackLibrary) {
    this.#database = database;
    this.#library = library;
  }

  /** Returns the chosen stores grouped by what they must allow; at most `groupsMax` groups. */
  async storeGroups(tenantId: TenantId, choice: StoreChoice, groupsMax: number): Promise<readonly StoreGroup[]> {
    const { storeIds, tag } = filterOf(choice);
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // The probing interval does not change what a store must allow, nor do tags that no adoption names.
      const rows = await transaction.$queryRaw<GroupRow[]>`
        WITH adopting AS (
          SELECT DISTINCT unnest(tags) AS tag FROM pack_adoption WHERE tenant_id = ${tenantId}::uuid AND ended_at IS NULL
        )
        SELECT s.profile - 'intervalS' AS profile, t.tags, count(*)::int AS stores,
          (array_agg(s.number ORDER BY s.number))[1:5] AS numbers
        FROM store s CROSS JOIN LATERAL (
          SELECT coalesce(array_agg(a.tag ORDER BY a.tag), '{}') AS tags FROM adopting a WHERE a.tag = ANY(s.tags)
        ) AS t
        WHERE s.tenant_id = ${tenantId}::uuid AND (${storeIds}::uuid[] IS NULL OR s.id = ANY(${storeIds}::uuid[]))
          AND (${tag}::text IS NULL OR ${tag}::text = ANY(s.tags))
        GROUP BY 1, 2
        ORDER BY min(s.number)
        LIMIT ${groupsMax}`;
      const packsOf = await this.#library.packsByTags(transaction, tenantId);
      return rows.map(({ profile, tags, stores, numbers }) => ({
        profile: storeProfileSchema.parse(profile),
        packs: packsOf(tags),
        storeCount: stores,
        numbers,
      }));
    });
  }

  /** Returns the entries with a check that is blocked or degraded now at a chosen store. */
  async failingEntries(tenantId: TenantId, choice: StoreChoice): Promise<readonly FailingEntry[]> {
    const { storeIds, tag } = filterOf(choice);
    const rows = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<{ pack_id: string; entry_id: string }[]>`
        SELECT DISTINCT p.pack_id, p.entry_id
        FROM planned_check p
        JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
        JOIN store s ON s.tenant_id = p.tenant_id AND s.id = p.store_id
        WHERE p.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL AND c.state IN ('blocked', 'degraded')
          AND (${storeIds}::uuid[] IS NULL OR p.store_id = ANY(${storeIds}::uuid[]))
          AND (${tag}::text IS NULL OR ${tag}::text = ANY(s.tags))`,
    );
    return rows.map((row) => ({ packId: row.pack_id, entryId: row.entry_id }));
  }
}

function filterOf(choice: StoreChoice): { storeIds: readonly StoreId[] | null; tag: string | null } {
  return {
    storeIds: choice.kind === 'stores' ? choice.storeIds : null,
    tag: choice.kind === 'tag' ? choice.tag : null,
  };
}
