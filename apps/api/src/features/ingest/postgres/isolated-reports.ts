import type { TenantId } from '@sightline/spec';
import type { Pool, PoolClient } from 'pg';
import type { FailedRow, RowKey } from '../../../platform/isolation/isolated-work.ts';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { STORE_REPORT_WORK } from '../domain/store-report-work.ts';

const DUE_MAX = 100;

/** Returns a failed report as an isolated row. It includes the whole report, since no other table has it. */
export function isolatedReportOf(incoming: IncomingReport, error: unknown): FailedRow {
  const subject = `${incoming.hostId}/${String(incoming.report.seq)}`;
  return { tenantId: incoming.tenantId, subject, error, payload: JSON.stringify(incoming) };
}

/** Returns up to 100 isolated reports that are due for another attempt, longest due first. */
export async function findDueReports(pool: Pool): Promise<RowKey[]> {
  const { rows } = await pool.query<{ tenant_id: TenantId; subject: string }>(
    `SELECT tenant_id, subject FROM isolated_work WHERE work = $1 AND retry_at <= now() ORDER BY retry_at LIMIT ${DUE_MAX}`,
    [STORE_REPORT_WORK],
  );
  return rows.map((row) => ({ tenantId: row.tenant_id, subject: row.subject }));
}

/** Deletes an isolated report and returns its JSON; null if another process has taken it. */
export async function takeReport(client: PoolClient, { tenantId, subject }: RowKey): Promise<string | null> {
  const { rows } = await client.query<{ payload: string | null }>(
    'DELETE FROM isolated_work WHERE tenant_id = $1 AND work = $2 AND subject = $3 RETURNING payload',
    [tenantId, STORE_REPORT_WORK, subject],
  );
  return rows[0]?.payload ?? null;
}
