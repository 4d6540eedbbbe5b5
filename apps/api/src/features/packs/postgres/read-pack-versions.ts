import { SHIPPED_PACKS } from '@sightline/allowlist';
import { type TenantId, VERSIONS_LISTED_MAX } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { PackVersionSummary } from '../domain/packs-in-use.ts';

interface VersionRow {
  readonly pack_id: string;
  readonly version: number;
  readonly vendor: string;
  readonly title: string;
  readonly published_at: Date;
  readonly entry_count: number;
}

/** Reads the newest versions of every pack that a tenant can see, shipped ones included: by pack id, newest first. */
export async function readPackVersions(
  transaction: TenantTransaction,
  tenantId: TenantId,
): Promise<readonly PackVersionSummary[]> {
  const rows = await transaction.$queryRaw<VersionRow[]>`
    SELECT pack_id, version, document->>'vendor' AS vendor, document->>'title' AS title, published_at,
      jsonb_array_length(document->'entries') AS entry_count
    FROM (
      SELECT *, row_number() OVER (PARTITION BY pack_id ORDER BY version DESC) AS place FROM (
        SELECT pack_id, version, document, published_at FROM pack_version
        UNION ALL SELECT pack_id, version, document, published_at FROM custom_pack_version WHERE tenant_id = ${tenantId}::uuid
      ) AS every_version
    ) AS numbered WHERE place <= ${VERSIONS_LISTED_MAX}`;
  const published = rows.map((row) => ({
    packId: row.pack_id,
    version: row.version,
    vendor: row.vendor,
    title: row.title,
    publishedAt: row.published_at,
    entryCount: row.entry_count,
  }));
  const shipped = SHIPPED_PACKS.map(({ id, version, vendor, title, entries }) => ({
    packId: id,
    version,
    vendor,
    title,
    publishedAt: null,
    entryCount: entries.length,
  }));
  return [...shipped, ...published].sort((a, b) => a.packId.localeCompare(b.packId, 'en') || b.version - a.version);
}
