import { tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.ts';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { AnnounceChanges } from '../announce-changes.port.ts';
import { FAILURES_TO_REGRESS } from '../domain/check-memory.ts';
import type { CheckJudge } from './check-judge.ts';

const EVERY_MS = 2_000;
const STORES_MAX = 200;

// Failing often enough, and still in a state that does not say so: it waits for the control, or for the line.
const FIND_WAITING = `
  SELECT DISTINCT tenant_id, store_id FROM check_state
  WHERE NOT steady AND last_outcome > 0 AND streak >= ${FAILURES_TO_REGRESS} AND state IN ('pass', 'degraded', 'unverified')
  LIMIT ${STORES_MAX}`;

const LOCK_HOSTS = `
  SELECT host_id FROM host_state WHERE (tenant_id, store_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))
  ORDER BY tenant_id, host_id FOR UPDATE`;

/** Judges again what waited for evidence, so that a verdict need not wait for the check's next turn. */
export function judgeWaitingTask(pool: Pool, judge: CheckJudge, announce: AnnounceChanges): PeriodicTask {
  return {
    name: 'detection.judge_waiting',
    everyMs: EVERY_MS,
    async run() {
      const { rows } = await pool.query<{ tenant_id: string; store_id: string }>(FIND_WAITING);
      if (rows.length === 0) return;
      const stores = rows.map((row) => ({ tenantId: tenantIdSchema.parse(row.tenant_id), storeId: row.store_id }));
      const changed = await inTransaction(pool, async (client) => {
        await client.query(LOCK_HOSTS, [stores.map((store) => store.tenantId), stores.map((store) => store.storeId)]);
        return await judge.judgeAgain(client, stores);
      });
      await announce(changed);
    },
  };
}
