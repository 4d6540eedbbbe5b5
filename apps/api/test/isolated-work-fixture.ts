import type { Pool } from 'pg';
import { pino } from 'pino';
import { IsolatedWork } from '../src/platform/isolation/isolated-work.ts';
import { Metrics } from '../src/platform/metrics/metrics.ts';

/** A row that was set apart, as stored. */
export interface StoredIsolation {
  readonly subject: string;
  readonly attempts: number;
  readonly error: string;
  readonly parked: boolean;
}

/** Isolated work of one kind over a real database, with metrics of its own. */
export function isolatedWorkOver(pool: Pool, work: string, metrics = new Metrics()): IsolatedWork {
  return new IsolatedWork(work, { pool, metrics, log: pino({ level: 'silent' }), clock: { now: () => new Date() } });
}

export async function readIsolated(pool: Pool, tenantId: string, work: string): Promise<StoredIsolation[]> {
  const { rows } = await pool.query<StoredIsolation>(
    `SELECT subject, attempts, error, retry_at IS NULL AS parked FROM isolated_work
     WHERE tenant_id = $1 AND work = $2 ORDER BY subject`,
    [tenantId, work],
  );
  return rows;
}

/** Makes every row set apart due for its next attempt, as time would. */
export async function makeDue(pool: Pool, tenantId: string): Promise<void> {
  await pool.query('UPDATE isolated_work SET retry_at = now() WHERE tenant_id = $1 AND retry_at IS NOT NULL', [
    tenantId,
  ]);
}
