import { randomUUID } from 'node:crypto';
import { type CheckId, incidentIdSchema, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { FailedRow } from '../../../platform/isolation/isolated-work.ts';
import type { IncidentFacts } from '../domain/decide-incidents.ts';
import type { CheckChange, CheckFacts, OpenIncident, StoreFacts, TargetReach } from '../domain/incident.ts';
import { type CheckRow, checkFactsOf } from './check-row.ts';
import type { IsolatedChanges } from './load-isolated-changes.ts';
import { loadOpenIncidents } from './load-open-incidents.ts';

/** Returns everything that `decideIncidents` needs to know for these changes, and the open incidents that can't be read. */
export async function loadIncidentFacts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  changes: readonly CheckChange[],
  isolatedChanges: IsolatedChanges,
): Promise<{ facts: IncidentFacts; unreadable: readonly FailedRow[] }> {
  const checkIds = [...new Set(changes.map((change) => change.checkId))];
  const rows = await transaction.$queryRaw<CheckRow[]>`
    SELECT id AS check_id, store_id, target_key, target, scope FROM planned_check
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${checkIds}::uuid[])`;
  const open = await loadOpenIncidents(transaction, tenantId, checkIds, isolatedChanges);
  const checks = new Map([...open.memberChecks, ...rows].map((row) => [row.check_id, checkFactsOf(row)]));
  const storeIds = [...new Set(rows.map((row) => row.store_id))];
  const facts = {
    incidents: open.incidents,
    changes,
    checks,
    newId: () => incidentIdSchema.parse(randomUUID()),
    stores: await loadStores(transaction, tenantId, storeIds),
    reach: await loadReach(transaction, tenantId, newlyDown(changes, checks, open.incidents)),
  };
  return { facts, unreadable: open.unreadable };
}

async function loadStores(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<Map<StoreId, StoreFacts>> {
  const rows = await transaction.$queryRaw<StoreFacts[]>`
    SELECT id, number, name, time_zone AS "timeZone" FROM store
    WHERE tenant_id = ${tenantId}::uuid AND id = ANY (${storeIds}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

/** Counting over the fleet is only worth it if a `target_down` incident may open. */
function newlyDown(
  changes: readonly CheckChange[],
  checks: ReadonlyMap<CheckId, CheckFacts>,
  incidents: readonly OpenIncident[],
): string[] {
  const known = new Set(
    incidents.filter((incident) => incident.kind === 'target_down').flatMap((incident) => [...incident.targets.keys()]),
  );
  const down = changes.filter((change) => change.to === 'target_down');
  const keys = new Set(down.flatMap((change) => checks.get(change.checkId)?.targetKey ?? []));
  return [...keys].filter((key) => !known.has(key));
}

async function loadReach(
  transaction: TenantTransaction,
  tenantId: TenantId,
  targetKeys: readonly string[],
): Promise<Map<string, TargetReach>> {
  if (targetKeys.length === 0) return new Map();
  const rows = await transaction.$queryRaw<{ target_key: string; stores: number; failing: number }[]>`
    SELECT p.target_key, count(DISTINCT p.store_id)::integer AS stores,
      (count(DISTINCT p.store_id) FILTER (WHERE c.state = 'target_down' OR c.last_outcome > 0))::integer AS failing
    FROM planned_check p
    LEFT JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.target_key = ANY (${targetKeys}::text[]) AND p.retired_at IS NULL
    GROUP BY p.target_key`;
  return new Map(rows.map((row) => [row.target_key, { storeCount: row.stores, failingCount: row.failing }]));
}
