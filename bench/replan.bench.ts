import type { Pool } from 'pg';
import { z } from 'zod';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { ConsoleCaller } from './shared/console-caller.ts';
import { createFleet } from './shared/fleet.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { seedLogin, signIn } from './shared/seed-login.ts';
import { formatCount, median, percentile } from './shared/statistics.ts';

const STORES = 10_000;
const STORES_PER_BATCH = 500;
const REQUESTS_AT_REST = 100;
const WAIT_MS_MAX = 300_000;
const POLL_MS = 200;

const profilesSchema = z.object({
  replanning: z.object({ storeCount: z.int(), finishedAt: z.string().nullable() }).nullable(),
});

/** One value of the tenant's profile changes: how long until every store is planned anew, and what the API is meanwhile. */
export default async function benchReplan(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const tenantId = await seedLogin(services);
  const api = await startRole('main', services, { port: await findFreePort() });
  script.onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort() });
  script.onEnd(async () => await worker.stop());
  const console = new ConsoleCaller(`${api.url}/v1/tenants/${tenantId}`, await signIn(api.url));

  await printStep(`write ${formatCount(STORES)} stores, every second with a terminal`, async () => {
    await writeStores(pool, tenantId);
  });
  const planned = await changeMid(console, '111');
  await pool.query("UPDATE check_state SET state = 'pass', steady = true, streak = 3 WHERE tenant_id = $1", [tenantId]);
  await pool.query('VACUUM ANALYZE');
  const { rows } = await pool.query<{ hosts: number; checks: number }>(
    `SELECT (SELECT count(*)::integer FROM host WHERE tenant_id = $1) AS hosts,
       (SELECT count(*)::integer FROM planned_check WHERE tenant_id = $1) AS checks`,
    [tenantId],
  );
  print(`  first plan: ${(planned.wholeMs / 1_000).toFixed(1)} s`);
  print(`  ${formatCount(rows[0]?.hosts ?? 0)} hosts with ${formatCount(rows[0]?.checks ?? 0)} checks`);

  let left = REQUESTS_AT_REST;
  const atRest = await console.timeWhile('/fleet', () => left-- > 0);
  print(`  GET /fleet at rest: ${timesText(atRest)}`);
  const cpuMs = await worker.cpuMs();
  let isPlanning = true;
  const meanwhile = console.timeWhile('/fleet', () => isPlanning);
  const { answeredMs, wholeMs } = await changeMid(console, '812');
  isPlanning = false;
  print(
    `  change answered after ${(answeredMs / 1_000).toFixed(2)} s, all planned after ${(wholeMs / 1_000).toFixed(1)} s`,
  );
  print(
    `  ${formatCount(STORES / (wholeMs / 1_000))} stores/s; CPU of the worker ${secondsText((await worker.cpuMs()) - cpuMs)}`,
  );
  print(`  GET /fleet meanwhile: ${timesText(await meanwhile)}`);
}

function secondsText(ms: number): string {
  return `${(ms / 1_000).toFixed(1)} s`;
}

function timesText(times: readonly number[]): string {
  return `median ${median(times).toFixed(1)} ms, p95 ${percentile(times, 0.95).toFixed(1)} ms of ${String(times.length)}`;
}

async function writeStores(pool: Pool, tenantId: string): Promise<void> {
  for (let made = 0; made < STORES; made += STORES_PER_BATCH) {
    await createFleet(pool, tenantId, { hosts: STORES_PER_BATCH, checksPerHost: 0, firstNumber: made + 1 });
  }
  await pool.query(`UPDATE store SET own_profile = '{"pos": "aloha"}' WHERE tenant_id = $1`, [tenantId]);
  await pool.query(
    `WITH terminal AS (
       INSERT INTO host (tenant_id, store_id, hostname, role, platform, agent_version, key_hash)
       SELECT tenant_id, id, 'terminal-1', 'terminal', 'win32-x64', '0.1.0', '\\x00' FROM store
       WHERE tenant_id = $1 AND number::integer % 2 = 0 RETURNING tenant_id, id, store_id
     )
     INSERT INTO host_state (tenant_id, host_id, store_id) SELECT tenant_id, id, store_id FROM terminal`,
    [tenantId],
  );
}

/** Times from asking for another merchant id until the answer, and until every store is planned. */
async function changeMid(console: ConsoleCaller, mid: string): Promise<{ answeredMs: number; wholeMs: number }> {
  const startedAt = performance.now();
  const values = { region: 'na', environment: 'production', variables: { mid } };
  await console.post('/profiles', { kind: 'tenant', values });
  const answeredMs = performance.now() - startedAt;
  while (performance.now() - startedAt < WAIT_MS_MAX) {
    const { replanning } = profilesSchema.parse(await console.get('/profiles'));
    if (replanning !== null && replanning.finishedAt !== null)
      return { answeredMs, wholeMs: performance.now() - startedAt };
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error('planning did not end');
}
