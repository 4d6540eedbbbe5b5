import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { OpenAdoption } from '../domain/effective-packs.ts';

/** An adoption that decides for some stores, or for all. */
export interface AdoptionInForce extends OpenAdoption {
  readonly id: string;
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
}

interface AdoptionRow {
  readonly id: string;
  readonly pack_id: string;
  readonly version: number;
  readonly tags: string[];
  readonly adopted_at: Date;
  readonly adopted_by_name: string;
}

/** The newest open adoption of each pack and set of tags, oldest first: older ones wait behind it to hold again. */
export async function readOpenAdoptions(
  transaction: TenantTransaction,
  tenantId: TenantId,
): Promise<readonly AdoptionInForce[]> {
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
