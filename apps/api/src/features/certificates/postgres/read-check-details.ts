import type { StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { type StoredDetail, storedDetailSchema } from '../../detection/index.ts';
import { phasesKey, readLastPhases } from '../../stores/index.ts';
import { tlsIssuerOf } from '../x509/tls-issuer.ts';
import type { CheckDetails } from './read-check-snapshots.ts';

interface DetailRow {
  readonly id: string;
  readonly host_id: string;
  readonly check_no: number;
  readonly target: unknown;
  readonly detail: unknown;
  /** As the agent reported when they last changed. */
  readonly addresses: string[];
}

/** Reads the targets and last observations of one store's checks, by check id. */
export async function readCheckDetails(
  transaction: TenantTransaction,
  { tenantId, storeId, at }: { readonly tenantId: TenantId; readonly storeId: StoreId; readonly at: Date },
): Promise<Map<string, CheckDetails>> {
  const rows = await transaction.$queryRaw<DetailRow[]>`
    SELECT p.id, p.host_id, p.check_no, p.target, c.detail, ARRAY(SELECT host(address) FROM unnest(a.addresses) AS address) AS addresses
    FROM planned_check p
    JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    LEFT JOIN check_addresses a ON a.tenant_id = p.tenant_id AND a.check_id = p.id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.store_id = ${storeId}::uuid AND p.retired_at IS NULL`;
  const phases = await readLastPhases(transaction, { tenantId, storeId, at });
  return new Map(
    rows.map((row) => {
      const detail = row.detail === null ? null : storedDetailSchema.parse(row.detail);
      return [
        row.id,
        {
          target: row.target,
          addresses: detail === null ? row.addresses : reachedOf(detail),
          tlsIssuer: tlsIssuerOf(detail?.evidence),
          phasesMs: phases.get(phasesKey(row.host_id, row.check_no)) ?? null,
        },
      ];
    }),
  );
}

/** Returns the addresses that the latest, failed result still reached. */
function reachedOf({ addresses }: StoredDetail): string[] {
  return addresses.flatMap(({ address, failure }) => (failure === null ? [address] : []));
}
