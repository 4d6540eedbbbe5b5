import { profileOfStore, type TenantLayers } from '@sightline/allowlist';
import type { StoreProfile, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { countForReplanning, readLayers } from '../../stores/index.ts';
import type { StoreLine } from '../domain/store-csv.ts';

interface WrittenRow {
  readonly id: string;
  readonly is_new: boolean;
  readonly is_due: boolean;
}

/**
 * Adds stores, or changes those whose number exists, in a few statements. Profiles result from the layers as they are now.
 *
 * Marks stores for replanning whose profile or tags change. Skips a store that would lack a required field.
 */
export async function writeStoreLines(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { stores, at }: { readonly stores: readonly StoreLine[]; readonly at: Date },
): Promise<void> {
  const layers = await readLayers(transaction, tenantId);
  const rows = stores.flatMap((store) => withProfile(store, layers) ?? []).map(columnsOf);
  if (rows.length === 0) return;
  const written = await transaction.$queryRaw<WrittenRow[]>`
    INSERT INTO store AS known (tenant_id, number, name, address, time_zone, tags, own_profile, profile, created_at)
    SELECT ${tenantId}::uuid, number, name, address, time_zone,
      ARRAY(SELECT jsonb_array_elements_text(tags)), own_profile, profile, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS row (number text, name text, address text, time_zone text,
      tags jsonb, own_profile jsonb, profile jsonb)
    ORDER BY number
    ON CONFLICT (tenant_id, number) DO UPDATE SET name = excluded.name, address = excluded.address,
      time_zone = excluded.time_zone, tags = excluded.tags, own_profile = excluded.own_profile, profile = excluded.profile,
      replan_due_at = CASE WHEN known.profile <> excluded.profile OR known.tags <> excluded.tags THEN ${at}::timestamptz
        ELSE known.replan_due_at END
    RETURNING id, created_at = ${at}::timestamptz AS is_new, replan_due_at = ${at}::timestamptz AS is_due`;
  const added = written.filter((row) => row.is_new).map(({ id }) => id);
  const count = written.filter((row) => row.is_due).length;
  await transaction.$queryRaw`SELECT refresh_store_states(${tenantId}::uuid, ${added}::uuid[], ${at})`;
  await countForReplanning(transaction, tenantId, { count, at });
}

function withProfile(store: StoreLine, layers: TenantLayers): (StoreLine & { profile: StoreProfile }) | null {
  const resolved = profileOfStore(layers, store);
  return resolved.kind === 'resolved' ? { ...store, profile: resolved.profile } : null;
}

function columnsOf({ timeZone, own, ...rest }: StoreLine & { profile: StoreProfile }) {
  return { ...rest, time_zone: timeZone, own_profile: own };
}
