import { type CheckScope } from '@sightline/allowlist';
import { type CheckState, hostIdSchema, storeIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import type { PoolClient } from 'pg';
import type { FailedRow } from '../../../platform/isolation/isolated-work.ts';
import { addressDriftSchema } from '../domain/address-drift.ts';
import type { JudgedCheck } from '../domain/judge-batch.ts';
import { JUDGE_WORK } from '../domain/judge-work.ts';
import { storedDetailSchema } from '../domain/stored-evidence.ts';
import { verdictReasonOf } from '../domain/verdict.ts';

/** Checks to judge, and those that can't be read. */
export interface LoadedChecks {
  readonly checks: readonly JudgedCheck[];
  readonly unreadable: readonly FailedRow[];
  /** Ids of isolated checks that are due for another attempt. */
  readonly due: readonly string[];
}

export interface StoreKey {
  readonly tenantId: TenantId;
  readonly storeId: string;
}

interface CheckRow {
  tenant_id: string;
  store_id: string;
  host_id: string;
  check_id: string;
  check_no: number;
  target_key: string;
  scope: CheckScope;
  is_control: boolean;
  any_of: string | null;
  timeout_ms: number;
  interval_s: number;
  state: CheckState;
  reason: string;
  since: Date;
  last_outcome: number;
  judged_through: Date | null;
  streak: number;
  outcome_since: Date | null;
  detail: unknown;
  drift: unknown;
  peer_host_id: string | null;
  peer_heard_at: Date | null;
  peer_ready_at: Date | null;
  due: boolean;
}

// Locked in the same order everywhere, so that two writers never deadlock. Isolated checks stay out until their next attempt.
const LOAD_CHECKS = `
  SELECT c.tenant_id, c.store_id, c.host_id, c.check_id, c.check_no, p.target_key, p.scope, t.is_control, p.any_of,
    p.timeout_ms, p.interval_s, c.state, c.reason, c.since, c.last_outcome,
    greatest(c.judged_at, h.fresh_at[c.check_no]) AS judged_through, c.streak, c.outcome_since, c.detail, a.drift,
    peer.host_id AS peer_host_id, peer.last_received_at AS peer_heard_at,
    CASE WHEN peer.assignment_revision >= peer_assignment.revision THEN peer.assignment_since END AS peer_ready_at,
    c.check_id = ANY (ARRAY(SELECT subject::uuid FROM isolated_work WHERE work = '${JUDGE_WORK}' AND retry_at <= now())) AS due
  FROM unnest($1::uuid[], $2::uuid[]) AS s (tenant_id, store_id)
  JOIN check_state c ON c.tenant_id = s.tenant_id AND c.store_id = s.store_id
  JOIN planned_check p ON p.tenant_id = c.tenant_id AND p.id = c.check_id AND p.retired_at IS NULL
  JOIN host_state h ON h.tenant_id = c.tenant_id AND h.host_id = c.host_id
  JOIN tenant t ON t.id = c.tenant_id
  LEFT JOIN check_addresses a ON a.tenant_id = c.tenant_id AND a.check_id = c.check_id
  LEFT JOIN host_state peer ON p.scope = 'lan' AND peer.tenant_id = c.tenant_id AND peer.host_id = (p.target ->> 'peerId')::uuid
  LEFT JOIN assignment peer_assignment ON peer_assignment.tenant_id = peer.tenant_id AND peer_assignment.host_id = peer.host_id
  WHERE c.check_id <> ALL (ARRAY(
    SELECT subject::uuid FROM isolated_work WHERE work = '${JUDGE_WORK}' AND coalesce(retry_at > now(), true)))
  ORDER BY c.tenant_id, c.check_id
  FOR UPDATE OF c`;

/** Returns all checks of the stores, locked until the transaction ends. Leaves out retired checks. */
export async function loadChecks(client: PoolClient, stores: readonly StoreKey[]): Promise<LoadedChecks> {
  if (stores.length === 0) return { checks: [], unreadable: [], due: [] };
  const { rows } = await client.query<CheckRow>(LOAD_CHECKS, [
    stores.map((store) => store.tenantId),
    stores.map((store) => store.storeId),
  ]);
  const checks: JudgedCheck[] = [];
  const unreadable: FailedRow[] = [];
  for (const row of rows) {
    try {
      checks.push(checkOfRow(row));
    } catch (error) {
      unreadable.push({ tenantId: tenantIdSchema.parse(row.tenant_id), subject: row.check_id, error });
    }
  }
  return { checks, unreadable, due: rows.filter((row) => row.due).map((row) => row.check_id) };
}

/** Throws on a reason or detail that this version does not know. */
function checkOfRow(row: CheckRow): JudgedCheck {
  return {
    tenantId: tenantIdSchema.parse(row.tenant_id),
    storeId: storeIdSchema.parse(row.store_id),
    hostId: hostIdSchema.parse(row.host_id),
    checkId: row.check_id,
    checkNo: row.check_no,
    targetKey: row.target_key,
    scope: row.scope,
    isControl: row.is_control,
    anyOf: row.any_of,
    timeoutMs: row.timeout_ms,
    intervalS: row.interval_s,
    memory: {
      state: row.state,
      reason: verdictReasonOf(row.reason),
      sinceMs: row.since.getTime(),
      lastOutcome: row.last_outcome,
      judgedThroughMs: row.judged_through?.getTime() ?? null,
      streak: row.streak,
      outcomeSinceMs: row.outcome_since?.getTime() ?? null,
    },
    detail: row.detail === null ? null : storedDetailSchema.parse(row.detail),
    drift: row.drift === null ? null : addressDriftSchema.parse(row.drift),
    peer:
      row.peer_host_id === null
        ? null
        : { heardAtMs: row.peer_heard_at?.getTime() ?? null, readyAtMs: row.peer_ready_at?.getTime() ?? null },
  };
}
