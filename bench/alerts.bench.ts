import { Agent } from 'node:http';
import { SlackReceiver, SmtpSink } from '@sightline/lab';
import { print } from '../scripts/print.ts';
import type { Script } from '../scripts/script.ts';
import { findFreePort } from '../scripts/services/free-port.ts';
import { failStore } from './alerts/fail-store.ts';
import { LoadProcess } from './ingest/load-process.ts';
import { type BenchHost, createFleet, createTenant } from './shared/fleet.ts';
import { openBench } from './shared/open-bench.ts';
import { startRole } from './shared/processes.ts';
import { seedLogin } from './shared/seed-login.ts';
import { formatCount, median, percentile } from './shared/statistics.ts';

const HOSTS = 500;
const CHECKS = 60;
const REPORTS_PER_S = 500;
const LOAD_S = 60;
const BLOCKED_STORES = 100;
const EVERY_MS = 400;
const WARM_UP_MS = 5_000;
const WAIT_MS_MAX = 60_000;

/**
 * From the report that makes three failures, accepted by the API, to the email and the Slack message in the receiver's
 * hands, while a healthy fleet reports at half the load that ingest is built for.
 */
export default async function benchAlerts(script: Script): Promise<void> {
  const { services, pool } = await openBench(script);
  const { onEnd } = script;
  const [mail, slack] = await Promise.all([SmtpSink.start(), SlackReceiver.start()]);
  onEnd(async () => {
    await Promise.all([mail.close(), slack.close()]);
  });
  const tenantId = await seedLogin(services, [
    { name: 'Mail', config: { kind: 'email', to: ['ops@bench.example'] } },
    { name: 'Slack', config: { kind: 'slack_webhook', url: slack.webhookUrl } },
  ]);
  const blocked = await createFleet(pool, tenantId, { hosts: BLOCKED_STORES, checksPerHost: CHECKS });
  const control = await createFleet(pool, await createTenant(pool, { isControl: true }), {
    hosts: 1,
    checksPerHost: CHECKS,
  });
  const healthy = await createFleet(pool, await createTenant(pool), { hosts: HOSTS, checksPerHost: CHECKS });
  await pool.query('ANALYZE');
  const api = await startRole('main', services, { port: await findFreePort() });
  onEnd(async () => await api.stop());
  const worker = await startRole('worker', services, { port: await findFreePort(), smtpPort: mail.port });
  onEnd(async () => await worker.stop());
  const [fleetLoad, controlLoad] = [LoadProcess.start(), LoadProcess.start()];
  onEnd(async () => {
    await Promise.all([fleetLoad.stop(), controlLoad.stop()]);
  });

  print(
    `· ${formatCount(REPORTS_PER_S * CHECKS)} results/s of ${HOSTS} healthy hosts; ${BLOCKED_STORES} stores are blocked, one every ${EVERY_MS} ms`,
  );
  const order = { url: api.url, checksPerHost: CHECKS, connections: 32 };
  const loads = Promise.all([
    fleetLoad.send({ ...order, hosts: healthy, rounds: (REPORTS_PER_S * LOAD_S) / HOSTS, reportsPerS: REPORTS_PER_S }),
    controlLoad.send({ ...order, connections: 1, hosts: control, rounds: LOAD_S, reportsPerS: 1 }),
  ]);
  await pause(WARM_UP_MS);
  const delays = await blockStores(api.url, blocked, { mail, slack });
  await loads;
  for (const [channel, times] of Object.entries(delays)) {
    print(
      `${channel}: ${times.length} messages; median ${median(times).toFixed(0)} ms, p99 ${percentile(times, 0.99).toFixed(0)} ms`,
    );
  }
}

interface Receivers {
  readonly mail: SmtpSink;
  readonly slack: SlackReceiver;
}

/** Blocks one store after the other; answers how long each message took, in ms. */
async function blockStores(url: string, stores: readonly BenchHost[], { mail, slack }: Receivers) {
  const agent = new Agent({ keepAlive: true });
  const email: Promise<number>[] = [];
  const slackMessages: Promise<number>[] = [];
  for (const host of stores) {
    const acceptedAt = await failStore(agent, url, host, CHECKS);
    const names = `Store ${host.storeNumber} `;
    const since = (message: { at: Date }) => message.at.getTime() - acceptedAt.getTime();
    email.push(mail.waitFor(({ subject }) => subject.includes(names), WAIT_MS_MAX).then(since));
    slackMessages.push(
      slack.waitFor(({ payload }) => JSON.stringify(payload).includes(names), WAIT_MS_MAX).then(since),
    );
    await pause(EVERY_MS);
  }
  agent.destroy();
  return { email: await Promise.all(email), slack: await Promise.all(slackMessages) };
}

async function pause(ms: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, ms));
}
