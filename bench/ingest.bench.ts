import { Client } from 'pg';
import { print } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { measureCopyRate } from './ingest/copy-rate.ts';
import { LoadProcess } from './ingest/load-process.ts';
import { readStored, waitUntilStored } from './ingest/stored.ts';
import { createFleet, createTenant } from './shared/fleet.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { formatCount, median } from './shared/statistics.ts';

const HOSTS = 500;
const CHECKS = 60;
const ROUNDS = 40;
const WARM_UP_ROUNDS = 4;
const RUNS = 3;
const CONNECTIONS = 64;

/**
 * The whole path of ingest: a load generator posts reports to the API, the worker commits them to Postgres, with fsync
 * on. Counts results per second from the first post to the last committed row, and beside it COPY of the same rows.
 */
export default async function benchIngest(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const { onEnd } = script;
  const api = await startRole('main', services, { port: await findFreePort() });
  onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort() });
  onEnd(async () => await worker.stop());
  const load = LoadProcess.start();
  onEnd(async () => await load.stop());

  print(`· ${RUNS} runs of ${HOSTS} hosts x ${ROUNDS} reports x ${CHECKS} results, after a warm-up`);
  const order = { url: api.url, checksPerHost: CHECKS, connections: CONNECTIONS };
  const rates: number[] = [];
  for (let run = 0; run <= RUNS; run += 1) {
    const rounds = run === 0 ? WARM_UP_ROUNDS : ROUNDS;
    const hosts = await createFleet(pool, await createTenant(pool), { hosts: HOSTS, checksPerHost: CHECKS });
    await pool.query('ANALYZE');
    const cpuBefore = await Promise.all([api.cpuMs(), worker.cpuMs()]);
    const startedAt = performance.now();
    const outcome = await load.send({ ...order, hosts, rounds });
    await waitUntilStored(pool, hosts, rounds);
    const seconds = (performance.now() - startedAt) / 1_000;
    const cpuAfter = await Promise.all([api.cpuMs(), worker.cpuMs()]);
    if (run === 0) continue;

    const results = HOSTS * rounds * CHECKS;
    rates.push(results / seconds);
    const [apiCores = 0, workerCores = 0] = cpuAfter.map(
      (ms, index) => (ms - (cpuBefore[index] ?? 0)) / 1_000 / seconds,
    );
    print(
      `  run ${run}: ${formatCount(results / seconds)} results/s in ${seconds.toFixed(1)} s; cores used: API ${apiCores.toFixed(2)}, ` +
        `worker ${workerCores.toFixed(2)}, load generator ${(outcome.cpuMs / 1_000 / seconds).toFixed(2)}; sent again: ${outcome.refused}`,
    );
  }

  const owner = new Client({ connectionString: services.ownerUrl });
  await owner.connect();
  onEnd(async () => await owner.end());
  const stored = await readStored(pool);
  const expected = HOSTS * (WARM_UP_ROUNDS + RUNS * ROUNDS);
  if (stored.rows.length !== expected)
    throw new Error(`${stored.rows.length} reports are stored, ${expected} were sent`);
  const copyRate = await measureCopyRate(owner, stored.rows, stored.rows.length * CHECKS);
  const rate = median(rates);
  print(`whole path: ${formatCount(rate)} results/s (median of ${RUNS})`);
  print(`COPY of the same rows: ${formatCount(copyRate)} results/s`);
  print(`ratio: ${(rate / copyRate).toFixed(3)}`);
  print(`stored: ${formatCount(expected)} reports, each exactly once`);
  print(`on disk: ${stored.bytesPerResult.toFixed(1)} bytes/result, indexes included`);
}
