import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { CORRELATE_WORK } from '../domain/work-names.ts';

/** Ids of a tenant's transitions, checks and incidents that correlation has isolated. */
export interface IsolatedChanges {
  /** Left out until their next attempt, or until an operator acts. */
  readonly waiting: readonly string[];
  /** Due for another attempt. */
  readonly due: readonly string[];
}

/** Returns what correlation has isolated for a tenant; almost always nothing. */
export async function loadIsolatedChanges(
  transaction: TenantTransaction,
  tenantId: TenantId,
): Promise<IsolatedChanges> {
  const rows = await transaction.$queryRaw<{ subject: string; due: boolean }[]>`
    SELECT subject, coalesce(retry_at <= now(), false) AS due FROM isolated_work
    WHERE tenant_id = ${tenantId}::uuid AND work = ${CORRELATE_WORK}`;
  return {
    waiting: rows.filter((row) => !row.due).map((row) => row.subject),
    due: rows.filter((row) => row.due).map((row) => row.subject),
  };
}
