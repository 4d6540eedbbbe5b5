import { type CheckId, type IncidentId, type IncidentKind, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { FailedRow } from '../../../platform/isolation/isolated-work.ts';
import type { IncidentMembership, OpenIncident } from '../domain/incident.ts';
import { type IncidentEvidence, incidentEvidenceSchema } from '../domain/incident-evidence.ts';
import { OPENING_REASONS } from '../domain/incident-transition.ts';
import { type CheckRow, targetNameOf } from './check-row.ts';
import type { IsolatedChanges } from './load-isolated-changes.ts';

interface IncidentRow {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly scope_key: string;
  readonly store_id: StoreId | null;
  readonly opened_at: Date;
  readonly absorbed_by: IncidentId | null;
  readonly alerted: boolean;
  readonly evidence: unknown;
}

interface MemberRow extends CheckRow {
  readonly incident_id: IncidentId;
  readonly joined_at: Date;
  readonly left_at: Date | null;
}

interface ReachedRow {
  readonly incident_id: IncidentId;
  readonly target_key: string;
  readonly target: unknown;
  readonly in_count: number;
  readonly store_ids: StoreId[];
}

export interface OpenIncidents {
  readonly incidents: readonly OpenIncident[];
  readonly memberChecks: readonly CheckRow[];
  readonly unreadable: readonly FailedRow[];
}

/**
 * Returns the tenant's open incidents with the members that changes of these checks can affect. Returns one that can't be
 * read in `unreadable`, so that it does not hold up the tenant's other incidents.
 */
export async function loadOpenIncidents(
  transaction: TenantTransaction,
  tenantId: TenantId,
  checkIds: readonly CheckId[],
  { waiting }: IsolatedChanges,
): Promise<OpenIncidents> {
  const rows = await transaction.$queryRaw<IncidentRow[]>`
    SELECT i.id, i.kind, i.scope_key, i.store_id, i.opened_at, i.absorbed_by, newest.evidence,
      EXISTS (SELECT FROM transition t WHERE t.tenant_id = i.tenant_id AND t.incident_id = i.id
        AND t.reason = ANY (${OPENING_REASONS}::text[])) AS alerted
    FROM incident i
    CROSS JOIN LATERAL (SELECT t.evidence FROM transition t WHERE t.tenant_id = i.tenant_id AND t.incident_id = i.id
      ORDER BY t.id DESC LIMIT 1) newest
    WHERE i.tenant_id = ${tenantId}::uuid AND i.resolved_at IS NULL AND i.id <> ALL (${waiting}::uuid[])
    ORDER BY i.opened_at, i.id`;
  if (rows.length === 0) return { incidents: [], memberChecks: [], unreadable: [] };
  const members = await loadMembers(transaction, tenantId, checkIds);
  const reached = Map.groupBy(await loadReached(transaction, tenantId), (row) => row.incident_id);
  const membersOf = Map.groupBy(members, (row) => row.incident_id);
  const incidents: OpenIncident[] = [];
  const unreadable: FailedRow[] = [];
  for (const row of rows) {
    const evidence = incidentEvidenceSchema.safeParse(row.evidence);
    if (evidence.success)
      incidents.push(incidentOf(row, evidence.data, membersOf.get(row.id) ?? [], reached.get(row.id) ?? []));
    else unreadable.push({ tenantId, subject: row.id, error: evidence.error });
  }
  return { incidents, memberChecks: members, unreadable };
}

/** Loads only the relevant members of `target_down`: in a large fleet it has hundreds of thousands. */
async function loadMembers(
  transaction: TenantTransaction,
  tenantId: TenantId,
  checkIds: readonly CheckId[],
): Promise<MemberRow[]> {
  return await transaction.$queryRaw<MemberRow[]>`
    WITH open AS (SELECT id, kind FROM incident WHERE tenant_id = ${tenantId}::uuid AND resolved_at IS NULL)
    SELECT m.incident_id, m.check_id, m.joined_at, m.left_at, p.store_id, p.target_key, p.target, p.scope
    FROM incident_member m
    JOIN open ON open.id = m.incident_id
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    WHERE m.tenant_id = ${tenantId}::uuid AND (open.kind <> 'target_down' OR m.check_id = ANY (${checkIds}::uuid[])
      OR m.check_id IN (SELECT n.check_id FROM incident_member n JOIN open o ON o.id = n.incident_id
        WHERE n.tenant_id = ${tenantId}::uuid AND o.kind = 'endpoint_blocked'))`;
}

async function loadReached(transaction: TenantTransaction, tenantId: TenantId): Promise<ReachedRow[]> {
  return await transaction.$queryRaw<ReachedRow[]>`
    SELECT m.incident_id, p.target_key, (array_agg(p.target))[1] AS target,
      (count(*) FILTER (WHERE m.left_at IS NULL))::integer AS in_count, array_agg(DISTINCT p.store_id) AS store_ids
    FROM incident_member m
    JOIN incident i ON i.tenant_id = m.tenant_id AND i.id = m.incident_id AND i.resolved_at IS NULL
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    WHERE m.tenant_id = ${tenantId}::uuid
    GROUP BY m.incident_id, p.target_key`;
}

function incidentOf(
  row: IncidentRow,
  evidence: IncidentEvidence,
  members: readonly MemberRow[],
  reached: readonly ReachedRow[],
): OpenIncident {
  return {
    id: row.id,
    kind: row.kind,
    scopeKey: row.scope_key,
    storeId: row.store_id,
    openedAt: row.opened_at,
    absorbedBy: row.absorbed_by,
    alerted: row.alerted,
    evidence,
    members: new Map(members.map((member) => [member.check_id, membershipOf(member)])),
    othersIn: countOthers(members, reached),
    storeIds: new Set(reached.flatMap((target) => target.store_ids)),
    targets: new Map(reached.map((target) => [target.target_key, targetNameOf(target)])),
  };
}

function membershipOf(row: MemberRow): IncidentMembership {
  return { joinedAt: row.joined_at, leftAt: row.left_at };
}

function countOthers(members: readonly MemberRow[], reached: readonly ReachedRow[]): Map<string, number> {
  const loaded = new Map<string, number>();
  for (const member of members)
    if (member.left_at === null) loaded.set(member.target_key, (loaded.get(member.target_key) ?? 0) + 1);
  const others = reached.map((row) => [row.target_key, row.in_count - (loaded.get(row.target_key) ?? 0)] as const);
  return new Map(others.filter(([, count]) => count > 0));
}
