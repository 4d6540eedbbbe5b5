import { join } from 'node:path';
import { startTortureAgent, type TortureAnswer } from '@sightline/lab';
import { ROOT } from '../scripts/command.ts';
import { print, printStep } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { enrolledState } from './outage/enrolled-state.ts';
import { countAlarms, storedOutage } from './outage/stored.ts';
import { createFleet, createTenant } from './shared/fleet.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { formatCount, median, percentile } from './shared/statistics.ts';

const AGENT_MAIN = join(ROOT, 'apps', 'agent', 'test', 'torture-main.ts');
const CHECKS = 30;
const INTERVAL_S = 30;
const DAY_MINUTES = 24 * 60;
const MINUTE_MS = 60_000;
const BACKFILL_MS_MAX = 20 * MINUTE_MS;
const MIB = 1024 * 1024;

/**
 * A store without a line for 24 h at 60 checks a minute, by an accelerated clock: what its agent keeps on disk, and, at the
 * true pace, how the history comes back while fresh results go on.
 */
export default async function benchOutage(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const { onEnd, signal } = script;
  const tenantId = await createTenant(pool);
  const [host] = await createFleet(pool, tenantId, { hosts: 1, checksPerHost: CHECKS });
  if (host === undefined) throw new Error('no host was made');
  await createFleet(pool, await createTenant(pool, { isControl: true }), { hosts: 1, checksPerHost: CHECKS });
  await pool.query('UPDATE planned_check SET interval_s = $1', [INTERVAL_S]);
  await pool.query('UPDATE assignment SET report_interval_s = $1', [INTERVAL_S]);
  const port = await findFreePort();
  const before = await startRole('main', services, { port });
  const state = await enrolledState(before.url, host);
  onEnd(() => {
    state.remove();
    return Promise.resolve();
  });
  await before.stop();

  const startMs = Date.now() - (DAY_MINUTES + 5) * MINUTE_MS;
  const agent = startTortureAgent({ mainFile: AGENT_MAIN, stateDir: state.stateDir, wallMs: startMs });
  onEnd(agent.kill);
  const outage = await printStep('a day without a line', async () => agent.send({ do: 'pass', minutes: DAY_MINUTES }));
  const lastSeq = outage.status?.lastReport?.seq ?? 0;
  print(`  ${spoolText(outage)}`);

  const api = await startRole('main', services, { port });
  onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort() });
  onEnd(async () => await worker.stop());
  const cpuBefore = (await api.cpuMs()) + (await worker.cpuMs());
  const mendedMs = performance.now();
  await agent.send({ do: 'answer', outcome: 'pass' });
  await agent.send({ do: 'flow', factor: 1 });
  const stored = await printStep('the history comes back', async () => {
    for (;;) {
      signal.throwIfAborted();
      const now = await storedOutage(pool, host.hostId, lastSeq);
      if (now.history === lastSeq) return now;
      if (performance.now() - mendedMs > BACKFILL_MS_MAX)
        throw new Error(`only ${now.history} of ${lastSeq} came back`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  });
  const tookS = (performance.now() - mendedMs) / 1_000;
  const cpuMs = (await api.cpuMs()) + (await worker.cpuMs()) - cpuBefore;
  print(
    `  ${formatCount(stored.history)} of ${formatCount(lastSeq)} reports with ${formatCount(stored.results)} results in ${tookS.toFixed(0)} s, ${(stored.history / tookS).toFixed(1)} a second, ${stored.outOfOrder} out of order; API and worker took ${((cpuMs / tookS / 1_000) * 100).toFixed(1)} % of a core`,
  );
  print(
    `  ${stored.freshLagsMs.length} fresh reports meanwhile: ${median(stored.freshLagsMs).toFixed(0)} ms from the last probe to the API, p99 ${percentile(stored.freshLagsMs, 0.99).toFixed(0)} ms`,
  );
  print(`  ${await countAlarms(pool, tenantId)} verdicts of trouble or incidents came of it`);
}

function spoolText({ made, status }: TortureAnswer): string {
  if (status === null) return 'the agent wrote down no status';
  const { spool, dropped } = status;
  const room = `${(spool.bytes / MIB).toFixed(2)} of ${spool.bytesMax / MIB} MiB (${(spool.bytes / made).toFixed(1)} bytes a result)`;
  return `${formatCount(made)} results in ${formatCount(spool.reports)} reports wait in ${room}; ${dropped.results} were dropped`;
}
