import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTortureAgent, type TortureAgent } from '@sightline/lab';
import { assignmentSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, afterEach, beforeAll, describe, expect, inject, it } from 'vitest';
import { getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { type FixtureHost, type FixtureTenant, mintTenant, reportOf } from '../../../test/fleet-fixture.ts';
import { Line } from '../../../test/line.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const REDIS_DATABASE = 5;
const AGENT_MAIN = join(import.meta.dirname, '../../../../agent/test/torture-main.ts');
const MINUTE_MS = 60_000;
const DAY_MINUTES = 24 * 60;
/** 60 checks a minute. */
const CHECKS = 30;
const INTERVAL_S = 30;
const SPOOL_BYTES_MAX = 64 * 1024 * 1024;
const PASSES = Array.from({ length: CHECKS }, () => 0);

describe('a day with the line down', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let tenant: FixtureTenant;
  let host: FixtureHost;
  let control: FixtureHost;
  let line: Line;
  let stateDir: string;
  let controlSeq = 0;
  const agents: TortureAgent[] = [];

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'outage_suite', REDIS_DATABASE);
    [api, stopWorker] = await Promise.all([startApi(services), startWorker(services)]);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    const targets = Array.from({ length: CHECKS }, (_, index) => `tcp://target-${index + 1}.example:443`);
    tenant = await mintTenant(pool);
    host = await tenant.addStore(targets);
    control = await (await mintTenant(pool, { isControl: true })).addStore(targets);
    await pool.query('UPDATE planned_check SET interval_s = $1', [INTERVAL_S]);
    await pool.query('UPDATE assignment SET report_interval_s = $1', [INTERVAL_S]);
    line = await Line.open(Number(new URL(api.url).port));
    stateDir = mkdtempSync(join(tmpdir(), 'sightline-outage-'));
  });
  afterEach(async () => {
    for (const agent of agents) await agent.kill();
  });
  afterAll(async () => {
    await line.cut().catch(() => undefined);
    await Promise.all([api.close(), stopWorker()]);
    await pool.end();
    rmSync(stateDir, { recursive: true, force: true });
  });

  async function report(from: FixtureHost, seq: number, at: Date): Promise<void> {
    const answer = await fetch(`${api.url}/v1/agent/reports`, {
      method: 'POST',
      headers: { authorization: `Bearer ${from.hostKey}`, 'content-type': 'application/json' },
      body: JSON.stringify(reportOf(from, { seq, at, outcomes: PASSES }).report),
      signal: AbortSignal.timeout(20_000),
    });
    expect(answer.status).toBe(202);
  }

  /** What the control sees now, so that a failure here can be told from one everywhere. */
  async function controlPasses(): Promise<void> {
    controlSeq += 1;
    await report(control, controlSeq, new Date());
  }

  /** The agent as it is after an enrollment and a first answer of the API. */
  async function enrolled(nextSeq: number): Promise<void> {
    const answer = await getAssignment(api.url, host.hostKey);
    const assignment = assignmentSchema.parse(await answer.json());
    const agent = {
      version: 1,
      apiUrl: line.url,
      hostId: host.hostId,
      hostKey: host.hostKey,
      hostname: 'boh',
      role: 'boh',
      storeName: 'Harbor Point',
      enrolledAt: new Date().toISOString(),
      nextSeq,
      resolver: null,
      ca: null,
    };
    mkdirSync(stateDir, { recursive: true });
    writeFileSync(join(stateDir, 'agent.json'), JSON.stringify(agent));
    writeFileSync(join(stateDir, 'assignment.json'), JSON.stringify({ etag: null, assignment }));
  }

  function start(wallMs: number): TortureAgent {
    const agent = startTortureAgent({ mainFile: AGENT_MAIN, stateDir, wallMs });
    agents.push(agent);
    return agent;
  }

  interface Stored {
    /** Reports up to the last one of the outage, and those after it. */
    readonly history: number;
    readonly fresh: number;
    /** Reports of the outage that came after one that was made later. */
    readonly outOfOrder: number;
    /** From the beginning of a fresh report to its arrival. */
    readonly freshLagMsMax: number;
  }

  async function stored(lastSeq: number): Promise<Stored> {
    const { rows } = await pool.query<Record<keyof Stored, string>>(
      `WITH r AS (
         SELECT seq, at, received_at, seq <= $2 AS outage, lag(received_at) OVER (ORDER BY seq) AS before
         FROM report WHERE host_id = $1
       )
       SELECT count(*) FILTER (WHERE outage) AS history, count(*) FILTER (WHERE NOT outage) AS fresh,
         count(*) FILTER (WHERE outage AND received_at < before) AS "outOfOrder",
         coalesce(max(extract(epoch FROM received_at - at) * 1000) FILTER (WHERE NOT outage), 0) AS "freshLagMsMax"
       FROM r`,
      [host.hostId, lastSeq],
    );
    const [row] = rows;
    return {
      history: Number(row?.history),
      fresh: Number(row?.fresh),
      outOfOrder: Number(row?.outOfOrder),
      freshLagMsMax: Number(row?.freshLagMsMax),
    };
  }

  it('fits the spool, survives a kill, and is backfilled whole, in order, once, and without a false alert', async () => {
    const startMs = Date.now() - (DAY_MINUTES + 4) * MINUTE_MS;
    for (const seq of [1, 2, 3]) await report(host, seq, new Date(startMs - (4 - seq) * INTERVAL_S * 1_000));
    await controlPasses();
    await enrolled(4);
    // The simulated day takes a minute or more: on a busy machine the cut line would rightly be judged silent meanwhile.
    await pool.query('UPDATE assignment SET report_interval_s = 3600 WHERE host_id = $1', [host.hostId]);
    await line.cut();

    const first = start(startMs);
    const half = await first.send({ do: 'pass', minutes: DAY_MINUTES / 2 });
    first.send({ do: 'pass', minutes: DAY_MINUTES }).catch(() => undefined);
    const killAtMs = first.passedMs() + 30 * MINUTE_MS;
    await eventually(
      () => Promise.resolve(first.passedMs()),
      (passedMs) => passedMs > killAtMs,
    );
    await first.kill();

    const second = start(first.passedMs());
    const minutesLeft = DAY_MINUTES - (first.passedMs() - startMs) / MINUTE_MS;
    const full = await second.send({ do: 'pass', minutes: minutesLeft });
    const { spool, dropped, lastReport } = full.status ?? { spool: null, dropped: null, lastReport: null };
    const lastSeq = lastReport?.seq ?? 0;
    process.stdout.write(`  ${spool?.reports ?? 0} reports of a day wait in ${spool?.bytes ?? 0} bytes\n`);
    expect(dropped).toEqual({ reports: 0, results: 0 });
    expect(spool?.bytes).toBeLessThanOrEqual(SPOOL_BYTES_MAX);
    expect(spool?.reports).toBeGreaterThanOrEqual(DAY_MINUTES * 2);
    expect(lastSeq).toBe(3 + (spool?.reports ?? 0));
    expect(half.made).toBeGreaterThanOrEqual((CHECKS * DAY_MINUTES) / 2);

    await pool.query('UPDATE host_state SET last_received_at = now() WHERE host_id = $1', [host.hostId]);
    await pool.query('UPDATE assignment SET report_interval_s = $2 WHERE host_id = $1', [host.hostId, INTERVAL_S]);
    await line.mend();
    await controlPasses();
    await second.send({ do: 'answer', outcome: 'pass' });
    await second.send({ do: 'flow', factor: 20 });
    const after = await eventuallyLong(
      async () => await stored(lastSeq),
      ({ history }) => history === lastSeq,
    );
    const ended = await second.send({ do: 'answer', outcome: 'pass' });
    expect(after.outOfOrder).toBe(0);
    expect(after.fresh).toBeGreaterThan(5);
    // Timers run faster than the clock here, so that a report seems to begin up to an interval early.
    expect(after.freshLagMsMax).toBeLessThan((INTERVAL_S + 5) * 1_000);
    expect(ended.status?.dropped).toEqual({ reports: 0, results: 0 });
    expect(await moves()).toEqual([{ from: 'unverified', to: 'pass', times: CHECKS }]);
    expect(await incidentKinds()).toEqual([]);

    // Nobody slept through that: the same failures, seen now, are told.
    await pool.query('UPDATE planned_check SET interval_s = 5');
    await pool.query('UPDATE assignment SET report_interval_s = 5, revision = revision + 1');
    await second.send({ do: 'answer', outcome: 'fail' });
    await second.send({ do: 'flow', factor: 1 });
    await eventuallyLong(
      async () => {
        await controlPasses();
        return await incidentKinds();
      },
      (kinds) => kinds.includes('store_offline'),
    );
  }, 400_000);

  async function moves(): Promise<unknown[]> {
    const { rows } = await pool.query<{ from: string; to: string; times: number }>(
      `SELECT from_state AS from, to_state AS to, count(*)::int AS times FROM transition
       WHERE tenant_id = $1 AND subject = 'check' GROUP BY from_state, to_state`,
      [tenant.tenantId],
    );
    return rows;
  }

  async function incidentKinds(): Promise<string[]> {
    const { rows } = await pool.query<{ kind: string }>('SELECT kind FROM incident WHERE tenant_id = $1', [
      tenant.tenantId,
    ]);
    return rows.map(({ kind }) => kind);
  }

  async function eventuallyLong<T>(ask: () => Promise<T>, isSo: (answer: T) => boolean): Promise<T> {
    const deadline = performance.now() + 180_000;
    for (;;) {
      const answer = await ask();
      if (isSo(answer)) return answer;
      if (performance.now() > deadline) throw new Error(`still not so: ${JSON.stringify(answer)}`);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
});
