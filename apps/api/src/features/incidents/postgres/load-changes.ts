import { type CheckId, checkStateSchema, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { checkEvidenceSchema } from '../../detection/index.ts';
import type { CheckChange } from '../domain/incident.ts';
import type { IsolatedChanges } from './load-isolated-changes.ts';

const TRANSITIONS_MAX = 5_000;

export interface ChangeBatch {
  readonly changes: readonly CheckChange[];
  readonly transitionIds: readonly string[];
  /** Members whose check is no longer on the allowlist. */
  readonly retiredCheckIds: readonly string[];
  readonly more: boolean;
}

interface TransitionRow {
  readonly id: string;
  readonly check_id: CheckId;
  readonly to_state: string;
  readonly at: Date;
  readonly evidence: unknown;
}

interface RetiredRow {
  readonly check_id: CheckId;
  readonly retired_at: Date;
}

interface PendingRows {
  readonly transitions: readonly TransitionRow[];
  readonly retired: readonly RetiredRow[];
}

/**
 * Returns the tenant's oldest unhandled check transitions, and members whose check is no longer on the allowlist. Limits them
 * to `subjects` unless that is null. Leaves out isolated changes that are not due. Throws on a row that can't be read.
 */
export async function loadChanges(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { waiting }: IsolatedChanges,
  subjects: readonly string[] | null,
): Promise<ChangeBatch> {
  const { transitions, retired } = await readPending(transaction, tenantId, waiting, subjects);
  return {
    changes: [
      ...transitions.map(changeOf),
      ...retired.map((row) => ({
        checkId: row.check_id,
        to: 'retired' as const,
        at: row.retired_at,
        trouble: null,
      })),
    ],
    transitionIds: transitions.map((row) => row.id),
    retiredCheckIds: retired.map((row) => row.check_id),
    more: transitions.length === TRANSITIONS_MAX,
  };
}

/** Returns the subjects of what `loadChanges` would return, in the same order: transition ids, then check ids. */
export async function loadSubjects(
  transaction: TenantTransaction,
  tenantId: TenantId,
  { waiting }: IsolatedChanges,
): Promise<string[]> {
  const { transitions, retired } = await readPending(transaction, tenantId, waiting, null);
  return [...transitions.map((row) => row.id), ...retired.map((row) => row.check_id)];
}

async function readPending(
  transaction: TenantTransaction,
  tenantId: TenantId,
  waiting: readonly string[],
  subjects: readonly string[] | null,
): Promise<PendingRows> {
  // By id, not created_at: created_at is when the transaction began, and a host's transitions are in order only once the
  // writer holds its lock. The id is a UUIDv7, created with the row.
  const transitions = await transaction.$queryRaw<TransitionRow[]>`
    SELECT id, check_id, to_state, at, evidence FROM transition
    WHERE tenant_id = ${tenantId}::uuid AND subject = 'check' AND handled_at IS NULL AND id <> ALL (${waiting}::uuid[])
      AND (${subjects}::uuid[] IS NULL OR id = ANY (${subjects}::uuid[]))
    ORDER BY id LIMIT ${TRANSITIONS_MAX}`;
  const retired = await transaction.$queryRaw<RetiredRow[]>`
    SELECT DISTINCT m.check_id, p.retired_at FROM incident_member m
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    WHERE m.tenant_id = ${tenantId}::uuid AND m.left_at IS NULL AND p.retired_at IS NOT NULL
      AND m.check_id <> ALL (${waiting}::uuid[]) AND m.incident_id <> ALL (${waiting}::uuid[])
      AND (${subjects}::uuid[] IS NULL OR m.check_id = ANY (${subjects}::uuid[]))`;
  return { transitions, retired };
}

function changeOf(row: TransitionRow): CheckChange {
  return {
    checkId: row.check_id,
    to: checkStateSchema.parse(row.to_state),
    at: row.at,
    trouble: checkEvidenceSchema.safeParse(row.evidence).data ?? null,
  };
}
