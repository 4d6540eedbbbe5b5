import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { KnownAdoption } from '../domain/packs-in-use.ts';

interface AdoptionRow {
  readonly id: string;
  readonly pack_id: string;
  readonly version: number;
  readonly tags: string[];
  readonly adopted_at: Date;
  readonly adopted_by_name: string;
}

/** Reads the newest open adoption of each pack and set of tags, oldest first. Ending it puts the one behind it in force. */
export async function readOpenAdoptions(
  transaction: TenantTransaction,
  tenantId: TenantId,
): Promise<readonly KnownAdoption[]> {
  const rows = await transaction.$queryRaw<AdoptionRow[]>`
    SELECT * FROM (
      SELECT DISTINCT ON (pack_id, tags) id, pack_id, version, tags, adopted_at, adopted_by_name
      FROM pack_adoption WHERE tenant_id = ${tenantId}::uuid AND ended_at IS NULL
      ORDER BY pack_id, tags, adopted_at DESC, id DESC
    ) AS newest ORDER BY adopted_at, id`;
  return rows.map((row) => ({
    id: row.id,
    packId: row.pack_id,
    version: row.version,
    tags: row.tags,
    adoptedAt: row.adopted_at,
    adoptedBy: row.adopted_by_name,
  }));
}
