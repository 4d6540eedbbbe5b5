import {
  checkIdSchema,
  checkStateSchema,
  hostIdSchema,
  outcomeOfNumber,
  type StoreId,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { verdictReasonOf, verdictReasonText } from '../../detection/index.ts';
import type { StoreCheck } from '../domain/store-check.ts';
import { type PhasesByCheck, phasesKey } from './read-last-phases.ts';

/** The most that the store page shows. */
const CHECKS_MAX = 2_000;

export interface StoreCheckRow {
  readonly id: string;
  readonly host_id: string;
  readonly check_no: number;
  readonly pack_id: string;
  readonly entry_id: string;
  readonly title: string;
  readonly target: unknown;
  readonly state: string;
  readonly reason: string;
  readonly since: Date;
  readonly last_outcome: number;
  /** Only when one check is asked for; null in a list, which would grow by megabytes. */
  readonly detail: unknown;
  readonly last_probed_at: Date | null;
}

/** Reads the checks that a store has in use, or the one with an id, by host and planned order. */
export async function readStoreChecks(
  transaction: TenantTransaction,
  { tenantId, storeId, checkId }: { readonly tenantId: TenantId; readonly storeId: StoreId; readonly checkId?: string },
): Promise<StoreCheckRow[]> {
  return await transaction.$queryRaw<StoreCheckRow[]>`
    SELECT p.id, p.host_id, p.check_no, p.pack_id, p.entry_id, p.title, p.target, c.state, c.reason, c.since, c.last_outcome,
      CASE WHEN p.id = ${checkId ?? null}::uuid THEN c.detail END AS detail, hs.fresh_at[p.check_no] AS last_probed_at
    FROM planned_check p
    JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    JOIN host h ON h.tenant_id = p.tenant_id AND h.id = p.host_id
    LEFT JOIN host_state hs ON hs.tenant_id = p.tenant_id AND hs.host_id = p.host_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.store_id = ${storeId}::uuid AND p.retired_at IS NULL
      AND (${checkId ?? null}::uuid IS NULL OR p.id = ${checkId ?? null}::uuid)
    ORDER BY h.hostname, p.check_no LIMIT ${CHECKS_MAX}`;
}

/** Converts a row to a check. */
export function storeCheckOf(row: StoreCheckRow, phases: PhasesByCheck): StoreCheck {
  const target = targetSchema.parse(row.target);
  const outcome = outcomeOfNumber(row.last_outcome);
  return {
    id: checkIdSchema.parse(row.id),
    hostId: hostIdSchema.parse(row.host_id),
    packId: row.pack_id,
    entryId: row.entry_id,
    title: row.title,
    target,
    targetText: targetText(target),
    state: checkStateSchema.parse(row.state),
    reason: verdictReasonText(verdictReasonOf(row.reason)),
    since: row.since.toISOString(),
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    lastProbedAt: row.last_probed_at?.toISOString() ?? null,
    phasesMs: phases.get(phasesKey(row.host_id, row.check_no)) ?? null,
  };
}
