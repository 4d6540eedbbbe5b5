import { type Pool } from 'pg';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { createFleet } from './shared/fleet.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { seedLogin, signIn } from './shared/seed-login.ts';
import { formatCount, median, percentile } from './shared/statistics.ts';

const STORES = 10_000;
const CHECKS = 60;
const STORES_PER_BATCH = 500;
const REQUESTS = 200;
const WARM_UP_REQUESTS = 10;
const AT_ONCE = 4;

/** What a person waits for at the console: the fleet's overview, the matrix and the stores of a tenant with 10,000 stores. */
export default async function benchFleet(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const { onEnd } = script;
  const tenantId = await seedLogin(services);
  await printStep(`write ${formatCount(STORES)} stores with ${CHECKS} checks each`, async () => {
    for (let made = 0; made < STORES; made += STORES_PER_BATCH) {
      await createFleet(pool, tenantId, { hosts: STORES_PER_BATCH, checksPerHost: CHECKS, firstNumber: made + 1 });
    }
    await breakSome(pool, tenantId);
  });
  const api = await startRole('main', services, { port: await findFreePort() });
  onEnd(async () => await api.stop());
  const cookie = await signIn(api.url);

  print(`· ${REQUESTS} requests each, ${AT_ONCE} at once`);
  const base = `${api.url}/v1/tenants/${tenantId}`;
  for (const path of [
    '/fleet',
    '/fleet/matrix?limit=50',
    '/stores?limit=50',
    '/stores?search=9999',
    '/allowlist',
    '/incidents',
  ]) {
    const times = await timeRequests(`${base}${path}`, cookie);
    print(`  GET ${path}: median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms`);
  }
}

/** One store in fifty has a blocked check, one in a hundred is offline. */
async function breakSome(pool: Pool, tenantId: string): Promise<void> {
  await pool.query(
    `UPDATE check_state c SET state = CASE WHEN s.number::integer % 100 = 0 THEN 'store_offline' ELSE 'blocked' END,
       reason = CASE WHEN s.number::integer % 100 = 0 THEN 'silent' ELSE 'control_passes' END, last_outcome = 202, steady = false
     FROM store s
     WHERE c.tenant_id = $1 AND s.tenant_id = $1 AND s.id = c.store_id AND s.number::integer % 50 = 0
       AND (c.check_no = 1 OR s.number::integer % 100 = 0)`,
    [tenantId],
  );
  await pool.query('SELECT refresh_store_states($1, (SELECT array_agg(id) FROM store WHERE tenant_id = $1), now())', [
    tenantId,
  ]);
  await pool.query('ANALYZE');
}

async function timeRequests(url: string, cookie: string): Promise<number[]> {
  const times: number[] = [];
  let left = WARM_UP_REQUESTS;
  const one = async (): Promise<void> => {
    while (left-- > 0) {
      const startedAt = performance.now();
      const answer = await fetch(url, { headers: { cookie } });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
      times.push(performance.now() - startedAt);
    }
  };
  // Once through before it counts.
  await one();
  left = REQUESTS;
  times.length = 0;
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return times;
}
