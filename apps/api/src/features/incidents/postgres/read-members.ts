import {
  type CheckId,
  type Incident,
  type IncidentId,
  type StoreId,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

const MEMBERS_MAX = 500;

interface MemberRow {
  readonly check_id: CheckId;
  readonly store_id: StoreId;
  readonly name: string;
  readonly number: string;
  readonly target: unknown;
  readonly joined_at: Date;
  readonly left_at: Date | null;
}

/** Returns the members of an incident: current ones first, then by store. */
export async function readMembers(
  transaction: TenantTransaction,
  tenantId: TenantId,
  incidentId: IncidentId,
): Promise<Incident['members']> {
  const rows = await transaction.$queryRaw<MemberRow[]>`
    SELECT m.check_id, p.store_id, s.name, s.number, p.target, m.joined_at, m.left_at
    FROM incident_member m
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    JOIN store s ON s.tenant_id = p.tenant_id AND s.id = p.store_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.incident_id = ${incidentId}::uuid
    ORDER BY m.left_at IS NOT NULL, s.number, p.target_key, m.check_id
    LIMIT ${MEMBERS_MAX}`;
  return rows.map((row) => ({
    checkId: row.check_id,
    storeId: row.store_id,
    storeName: row.name,
    storeNumber: row.number,
    target: targetText(targetSchema.parse(row.target)),
    joinedAt: row.joined_at.toISOString(),
    leftAt: row.left_at?.toISOString() ?? null,
  }));
}
