import { type CheckId, checkStateSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { checkEvidenceSchema } from '../../detection/index.ts';
import type { CheckChange } from '../domain/incident.ts';

const TRANSITIONS_MAX = 5_000;

export interface ChangeBatch {
  readonly changes: readonly CheckChange[];
  readonly transitionIds: readonly string[];
  readonly more: boolean;
}

interface TransitionRow {
  readonly id: string;
  readonly check_id: CheckId;
  readonly to_state: string;
  readonly at: Date;
  readonly evidence: unknown;
}

/** The oldest unhandled check transitions of the tenant, and the members whose check went off the list. */
export async function loadChanges(transaction: TenantTransaction, tenantId: TenantId): Promise<ChangeBatch> {
  // By id, not created_at: that is when the transaction began, and a host's transitions are in order only once the
  // writer holds its lock. The id is a UUIDv7, made when the row was.
  const rows = await transaction.$queryRaw<TransitionRow[]>`
    SELECT id, check_id, to_state, at, evidence FROM transition
    WHERE tenant_id = ${tenantId}::uuid AND subject = 'check' AND handled_at IS NULL
    ORDER BY id LIMIT ${TRANSITIONS_MAX}`;
  const retired = await transaction.$queryRaw<{ check_id: CheckId; retired_at: Date }[]>`
    SELECT DISTINCT m.check_id, p.retired_at FROM incident_member m
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.left_at IS NULL AND p.retired_at IS NOT NULL`;
  return {
    changes: [
      ...rows.map(changeOf),
      ...retired.map((row) => ({
        checkId: row.check_id,
        to: 'retired' as const,
        at: row.retired_at,
        trouble: null,
      })),
    ],
    transitionIds: rows.map((row) => row.id),
    more: rows.length === TRANSITIONS_MAX,
  };
}

function changeOf(row: TransitionRow): CheckChange {
  return {
    checkId: row.check_id,
    to: checkStateSchema.parse(row.to_state),
    at: row.at,
    trouble: checkEvidenceSchema.safeParse(row.evidence).data ?? null,
  };
}
