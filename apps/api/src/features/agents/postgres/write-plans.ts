import type { PlannedCheck } from '@sightline/allowlist';
import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { HostPlanChanges } from '../domain/plannable-host.ts';
import { resetCheckStates } from './reset-check-states.ts';

/**
 * Writes the changed plans of hosts: their checks, the states that no longer apply, and the next revision of each
 * assignment. Takes a few statements, however many hosts there are.
 */
export async function writePlans(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { plans, at }: { readonly plans: readonly HostPlanChanges[]; readonly at: Date },
): Promise<void> {
  if (plans.length === 0) return;
  await addChecks(transaction, tenantId, { plans, at });
  await changeChecks(transaction, tenantId, plans);
  const retired = plans.flatMap(({ changes }) => changes.retired);
  if (retired.length > 0) {
    await transaction.$executeRaw`
      UPDATE planned_check SET retired_at = ${at} WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${retired}::uuid[])`;
  }
  await resetCheckStates(transaction, tenantId, { ids: plans.flatMap(({ changes }) => changes.reset), at });
  await raiseRevisions(transaction, tenantId, { plans, at });
  const storeIds = [...new Set(plans.map(({ host }) => host.storeId))].sort();
  await transaction.$queryRaw`SELECT refresh_store_states(${tenantId}::uuid, ${storeIds}::uuid[], ${at})`;
}

async function addChecks(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { plans, at }: { readonly plans: readonly HostPlanChanges[]; readonly at: Date },
): Promise<void> {
  const rows = plans.flatMap(({ host, changes }) =>
    changes.added.map(({ checkNo, check }) => ({
      ...columnsOf(check),
      store_id: host.storeId,
      host_id: host.hostId,
      check_no: checkNo,
    })),
  );
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    WITH added_check AS (
      INSERT INTO planned_check (tenant_id, store_id, host_id, check_no, pack_id, key, entry_id, title, target, target_key,
        scope, required, any_of, interval_s, timeout_ms)
      SELECT ${tenantId}::uuid, store_id, host_id, check_no, pack_id, key, entry_id, title, target, target_key, scope,
        required, any_of, interval_s, timeout_ms
      FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS added (store_id uuid, host_id uuid, check_no smallint,
        pack_id text, key text, entry_id text, title text, target jsonb, target_key text, scope text, required boolean,
        any_of text, interval_s integer, timeout_ms integer)
      RETURNING id, store_id, host_id, check_no
    )
    INSERT INTO check_state (tenant_id, check_id, store_id, host_id, check_no, state, reason, since)
    SELECT ${tenantId}::uuid, id, store_id, host_id, check_no, 'unverified', 'never_probed', ${at} FROM added_check`;
}

async function changeChecks(
  transaction: TenantTransaction,
  tenantId: TenantId,
  plans: readonly HostPlanChanges[],
): Promise<void> {
  const rows = plans.flatMap(({ changes }) => changes.changed.map(({ id, check }) => ({ id, ...columnsOf(check) })));
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    UPDATE planned_check p SET entry_id = c.entry_id, title = c.title, target = c.target, target_key = c.target_key,
      scope = c.scope, required = c.required, any_of = c.any_of, interval_s = c.interval_s, timeout_ms = c.timeout_ms,
      retired_at = NULL
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS c (id uuid, entry_id text, title text, target jsonb,
      target_key text, scope text, required boolean, any_of text, interval_s integer, timeout_ms integer)
    WHERE p.tenant_id = ${tenantId}::uuid AND p.id = c.id`;
}

/** Returns a check under its column names, for `jsonb_to_recordset`. */
function columnsOf(check: PlannedCheck) {
  return {
    pack_id: check.packId,
    key: check.key,
    entry_id: check.entryId,
    title: check.title,
    target: check.target,
    target_key: check.targetKey,
    scope: check.scope,
    required: check.required,
    any_of: check.anyOf,
    interval_s: check.intervalS,
    timeout_ms: check.timeoutMs,
  };
}

async function raiseRevisions(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { plans, at }: { readonly plans: readonly HostPlanChanges[]; readonly at: Date },
): Promise<void> {
  const rows = plans.map(({ host, reportIntervalS }) => ({
    host_id: host.hostId,
    report_interval_s: reportIntervalS,
    packs: host.role === 'control' ? [] : host.packs.map(({ id, version }) => ({ packId: id, version })),
  }));
  await transaction.$executeRaw`
    INSERT INTO assignment AS current (tenant_id, host_id, revision, report_interval_s, packs, updated_at)
    SELECT ${tenantId}::uuid, host_id, 1, report_interval_s, packs, ${at}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS next (host_id uuid, report_interval_s integer, packs jsonb)
    ON CONFLICT (tenant_id, host_id) DO UPDATE SET revision = current.revision + 1,
      report_interval_s = excluded.report_interval_s, packs = excluded.packs, updated_at = excluded.updated_at`;
}
