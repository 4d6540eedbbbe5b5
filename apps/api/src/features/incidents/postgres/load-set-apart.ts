import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { CORRELATE_WORK } from '../domain/work-names.ts';

/** A tenant's transitions, checks and incidents that failed alone in correlation, by id. */
export interface SetApart {
  /** To be left out for now, or until an operator acts. */
  readonly waiting: readonly string[];
  /** To be tried again now. */
  readonly due: readonly string[];
}

/** Returns what correlation has set apart for a tenant; nearly always nothing. */
export async function loadSetApart(transaction: TenantTransaction, tenantId: TenantId): Promise<SetApart> {
  const rows = await transaction.$queryRaw<{ subject: string; due: boolean }[]>`
    SELECT subject, coalesce(retry_at <= now(), false) AS due FROM isolated_work
    WHERE tenant_id = ${tenantId}::uuid AND work = ${CORRELATE_WORK}`;
  return {
    waiting: rows.filter((row) => !row.due).map((row) => row.subject),
    due: rows.filter((row) => row.due).map((row) => row.subject),
  };
}
