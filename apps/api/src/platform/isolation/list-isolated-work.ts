import type { Pool } from 'pg';
import type { Metrics } from '../metrics/metrics.ts';

const ROWS_MAX = 200;

/** An isolated row, as the operator sees it. */
export interface IsolatedRow {
  readonly work: string;
  readonly tenantId: string;
  readonly subject: string;
  readonly attempts: number;
  readonly error: string;
  readonly firstFailedAt: Date;
  readonly failedAt: Date;
  /** Null once the row is parked. */
  readonly retryAt: Date | null;
}

/** Returns up to 200 isolated rows of all tenants, parked ones first, then the newest. */
export async function listIsolatedWork(pool: Pool): Promise<IsolatedRow[]> {
  const { rows } = await pool.query<IsolatedRow>(
    `SELECT work, tenant_id AS "tenantId", subject, attempts, error, first_failed_at AS "firstFailedAt",
       failed_at AS "failedAt", retry_at AS "retryAt"
     FROM isolated_work ORDER BY retry_at IS NOT NULL, failed_at DESC LIMIT ${ROWS_MAX}`,
  );
  return rows;
}

/** Sets the gauge of isolated rows to the current counts in the database. */
export async function countIsolatedWork(pool: Pool, metrics: Pick<Metrics, 'isolatedWork'>): Promise<void> {
  const { rows } = await pool.query<{ work: string; parked: boolean; count: number }>(
    'SELECT work, retry_at IS NULL AS parked, count(*)::integer AS count FROM isolated_work GROUP BY 1, 2',
  );
  metrics.isolatedWork.reset();
  for (const { work, parked, count } of rows)
    metrics.isolatedWork.set({ work, state: parked ? 'parked' : 'waiting' }, count);
}
