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
import { z } from 'zod';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { verdictReasonOf, verdictReasonText } from '../../detection/index.ts';
import type { CheckSnapshot } from '../domain/store-snapshot.ts';

/** A check without the details that only a store's certificate contains; columns in the order of the query below. */
const rowSchema = z
  .tuple([
    z.string(),
    hostIdSchema,
    z.string(),
    z.string(),
    z.string().nullable(),
    z.number(),
    checkStateSchema,
    z.string(),
    z.number(),
    z.number().nullable(),
  ])
  .transform(([id, hostId, packId, entryId, anyOf, intervalS, state, reason, lastOutcome, probedAtMs]) => ({
    id,
    hostId,
    packId,
    entryId,
    anyOf,
    intervalS,
    state,
    reason,
    lastOutcome,
    probedAtMs,
  }));
const rowsSchema = z.array(rowSchema);
export type CheckSnapshotRow = z.output<typeof rowSchema>;

/** What a store's certificate shows about a check beyond its row. */
export interface CheckDetails {
  readonly target: unknown;
  readonly addresses: readonly string[];
  readonly tlsIssuer: string | null;
  readonly phasesMs: PhasesMs | null;
}

/**
 * Reads the checks in use of some stores, by store id, in the order of the plan.
 *
 * The query returns one JSON text per store: a fleet has hundreds of thousands of checks, and reading them as rows of columns
 * takes ten times as long.
 */
export async function readCheckSnapshotRows(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<Map<string, CheckSnapshotRow[]>> {
  const rows = await transaction.$queryRaw<{ store_id: string; checks: string }[]>`
    SELECT p.store_id, json_agg(json_build_array(p.id, p.host_id, p.pack_id, p.entry_id, p.any_of, p.interval_s, c.state,
      c.reason, c.last_outcome, extract(epoch FROM hs.fresh_at[p.check_no]) * 1000)
      ORDER BY p.host_id, p.check_no)::text AS checks
    FROM planned_check p
    JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    LEFT JOIN host_state hs ON hs.tenant_id = p.tenant_id AND hs.host_id = p.host_id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.store_id = ANY(${storeIds}::uuid[]) AND p.retired_at IS NULL
    GROUP BY p.store_id`;
  return new Map(rows.map((row) => [row.store_id, rowsSchema.parse(JSON.parse(row.checks))]));
}

/** Returns the snapshot of a check; without details, its target, addresses, issuer and phases stay empty. */
export function checkSnapshotOf(row: CheckSnapshotRow, details: CheckDetails | null): CheckSnapshot {
  const { hostId, packId, entryId, anyOf, intervalS, state, probedAtMs } = row;
  const outcome = outcomeOfNumber(row.lastOutcome);
  return {
    packId,
    entryId,
    hostId,
    target: details === null ? '' : targetText(targetSchema.parse(details.target)),
    anyOf,
    intervalS,
    state,
    reason: verdictReasonText(verdictReasonOf(row.reason)),
    failure: outcome.kind === 'pass' ? null : outcome.failure,
    lastProbedAt: probedAtMs === null ? null : new Date(probedAtMs),
    addresses: details?.addresses ?? [],
    tlsIssuer: details?.tlsIssuer ?? null,
    phasesMs: details?.phasesMs ?? null,
  };
}
