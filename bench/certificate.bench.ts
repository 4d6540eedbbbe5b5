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
const CHECKS = 60;
const STORES_PER_BATCH = 500;
const ROUNDS = 3;

/** A coverage certificate of a fleet of 10,000 stores: how long it takes, what it holds, and what others wait meanwhile. */
export default async function benchCertificate(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const tenantId = await seedLogin(services);
  await printStep(`write ${formatCount(STORES)} stores with ${CHECKS} checks each`, async () => {
    for (let made = 0; made < STORES; made += STORES_PER_BATCH) {
      await createFleet(pool, tenantId, { hosts: STORES_PER_BATCH, checksPerHost: CHECKS, firstNumber: made + 1 });
    }
    await pool.query('ANALYZE');
  });
  const api = await startRole('main', services, { port: await findFreePort() });
  script.onEnd(async () => await api.stop());
  const caller = new ConsoleCaller(`${api.url}/v1/tenants/${tenantId}`, await signIn(api.url));
  await caller.get('/fleet');
  const idleMib = await residentMib(api.url);

  const seconds: number[] = [];
  const waits: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    let isDone = false;
    const startedAt = performance.now();
    const issued = caller.post('/certificates', {}).finally(() => {
      isDone = true;
      seconds.push((performance.now() - startedAt) / 1_000);
    });
    waits.push(...(await caller.timeWhile('/fleet', () => !isDone)));
    await issued;
  }
  const mib = await residentMib(api.url);
  print(`  fleet certificate: median ${median(seconds).toFixed(1)} s of ${ROUNDS}`);
  print(`  GET /fleet meanwhile: median ${median(waits).toFixed(0)} ms, p95 ${percentile(waits, 0.95).toFixed(0)} ms`);
  print(`  memory of the API: ${idleMib.toFixed(0)} MiB before, ${mib.toFixed(0)} MiB after`);
}

async function residentMib(apiUrl: string): Promise<number> {
  const text = await (await fetch(`${apiUrl}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1] ?? 'NaN') / 2 ** 20;
}
