import {
  checkStateSchema,
  hostIdSchema,
  outcomeOfNumber,
  type PhasesMs,
  type StoreId,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';
import { verdictReasonOf, verdictReasonText } from '../../../detection/index.ts';
import type { CheckFacts } from '../../domain/store-facts.ts';

/** A check as it stands, without what only the certificate of one store has room for. */
export interface CheckRow {
  readonly id: string;
  readonly store_id: string;
  readonly host_id: string;
  readonly check_no: number;
  readonly pack_id: string;
  readonly entry_id: string;
  readonly any_of: string | null;
  readonly interval_s: number;
  readonly state: string;
  readonly reason: string;
  readonly last_outcome: number;
  readonly last_probed_at: Date | null;
}

/** What else the certificate of one store says of a check. */
export interface CheckDetails {
  readonly target: unknown;
  readonly addresses: readonly string[];
  readonly tlsIssuer: string | null;
  readonly phasesMs: PhasesMs | null;
}

/** The checks in use of some stores, in the order of the plan. */
export async function readCheckRows(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<CheckRow[]> {
  return await transaction.$queryRaw<CheckRow[]>`
    SELECT p.id, p.store_id, p.host_id, p.check_no, p.pack_id, p.entry_id, p.any_of, p.interval_s, c.state, c.reason,
      c.last_outcome, hs.fresh_at[p.check_no] AS last_probed_at
    FROM planned_check p
    JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    LEFT JOIN host_state hs ON hs.tenant_id = p.tenant_id AND hs.host_id = p.host_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.store_id = ANY(${storeIds}::uuid[]) AND p.retired_at IS NULL
    ORDER BY p.store_id, p.host_id, p.check_no`;
}

export function checkFactsOf(row: CheckRow, details: CheckDetails | null): CheckFacts {
  const outcome = outcomeOfNumber(row.last_outcome);
  return {
    packId: row.pack_id,
    entryId: row.entry_id,
    hostId: hostIdSchema.parse(row.host_id),
    target: details === null ? '' : targetText(targetSchema.parse(details.target)),
    anyOf: row.any_of,
    intervalS: row.interval_s,
    state: checkStateSchema.parse(row.state),
    reason: verdictReasonText(verdictReasonOf(row.reason)),
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    lastProbedAt: row.last_probed_at,
    addresses: details?.addresses ?? [],
    tlsIssuer: details?.tlsIssuer ?? null,
    phasesMs: details?.phasesMs ?? null,
  };
}
