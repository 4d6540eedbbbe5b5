import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type FixtureHost, type FixtureTenant, mintTenant, reportOf } from '../../../test/fleet-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { CheckJudge, createReferenceReader, judgeSilenceTask, judgeWaitingTask } from '../detection/index.ts';
import { ReportWriter } from './postgres/report-writer.ts';

const PASS = 0;
const TIMEOUT = 202;
const STEP_MS = 10_000;

describe('storing and judging reports', () => {
  let pool: Pool;
  let writer: ReportWriter;
  let judge: CheckJudge;
  let tenant: FixtureTenant;
  let controlTenant: FixtureTenant;
  /** Targets of this test alone, so that no other store speaks of them. */
  let targets: string[];
  const announced: string[] = [];
  const announce = (changed: ReadonlyMap<string, readonly string[]>) => {
    announced.push(...[...changed.values()].flat());
    return Promise.resolve();
  };

  beforeAll(async () => {
    // Silence is judged over the whole database.
    const services = await servicesOfOwn(
      {
        ownerUrl: inject('ownerUrl'),
        appUrl: inject('appUrl'),
        systemUrl: inject('systemUrl'),
        redisUrl: inject('redisUrl'),
      },
      'ingest_writer',
      10,
    );
    pool = new Pool({ connectionString: services.systemUrl, max: 4 });
    tenant = await mintTenant(pool);
    controlTenant = await mintTenant(pool, { isControl: true });
    const metrics = new Metrics();
    const now = () => new Date();
    // Without the reader's memory of a second, so that each batch sees what the one before left.
    judge = new CheckJudge(async (keys) => await createReferenceReader(pool)(keys), metrics, { now });
    writer = new ReportWriter({ pool, judge, announce, metrics });
  });
  afterAll(async () => {
    await pool.end();
  });
  beforeEach(() => {
    targets = ['a', 'b', 'c'].map((name) => `https://${name}.${randomUUID()}.example:443/`);
    announced.length = 0;
  });

  const start = Date.now() - 600_000;
  const at = (step: number) => new Date(start + step * STEP_MS);
  let seqs = new Map<string, number>();
  beforeEach(() => {
    seqs = new Map();
  });

  /** Each host reports once at `step`, in one batch. */
  async function step(n: number, reports: readonly (readonly [FixtureHost, readonly number[]])[]): Promise<void> {
    await writer.commit(
      reports.map(([host, outcomes]) => {
        const seq = (seqs.get(host.hostId) ?? 0) + 1;
        seqs.set(host.hostId, seq);
        return reportOf(host, { seq, at: at(n), outcomes });
      }),
    );
  }

  async function states(host: FixtureHost): Promise<string[]> {
    const { rows } = await pool.query<{ verdict: string }>(
      "SELECT state || '/' || reason AS verdict FROM check_state WHERE host_id = $1 ORDER BY check_no",
      [host.hostId],
    );
    return rows.map((row) => row.verdict);
  }

  async function hostState(host: FixtureHost) {
    const { rows } = await pool.query<{ stored: string; stored_through: string }>(
      'SELECT stored::text, stored_through FROM host_state WHERE host_id = $1',
      [host.hostId],
    );
    return { stored: rows[0]?.stored, storedThrough: Number(rows[0]?.stored_through) };
  }

  async function reportCount(host: FixtureHost): Promise<number> {
    const { rows } = await pool.query<{ count: string }>('SELECT count(*) FROM report WHERE host_id = $1', [
      host.hostId,
    ]);
    return Number(rows[0]?.count);
  }

  const allPass = () => targets.map(() => PASS);
  const firstFails = () => targets.map((_, index) => (index === 0 ? TIMEOUT : PASS));
  const allFail = () => targets.map(() => TIMEOUT);

  it('stores a report once, however often and in whatever company it comes', async () => {
    const host = await tenant.addStore(targets);
    const report = reportOf(host, { seq: 1, at: at(0), outcomes: allPass() });
    await writer.commit([report, report]);
    await writer.commit([report]);
    expect(await reportCount(host)).toBe(1);
    expect((await hostState(host)).storedThrough).toBe(1);
  });

  it('confirms only up to the first gap, and past what the agent will never send', async () => {
    const host = await tenant.addStore(targets);
    const report = (seq: number, oldestSeq: number) =>
      reportOf(host, { seq, oldestSeq, at: at(seq), outcomes: allPass() });
    await writer.commit([report(1, 1), report(3, 1)]);
    expect((await hostState(host)).storedThrough).toBe(1);
    await writer.commit([report(5, 5)]);
    expect((await hostState(host)).storedThrough).toBe(5);
    await writer.commit([report(7, 5), report(6, 5)]);
    expect(await hostState(host)).toEqual({ stored: '{[0,8)}', storedThrough: 7 });
  });

  it('drops a report whose host is gone without failing the batch', async () => {
    const [gone, host] = [await tenant.addStore(targets), await tenant.addStore(targets)];
    await pool.query('DELETE FROM store WHERE id = $1', [gone.storeId]);
    await step(0, [
      [gone, allPass()],
      [host, allPass()],
    ]);
    expect([await reportCount(gone), await reportCount(host)]).toEqual([0, 1]);
  });

  it('takes what a host says of itself from its newest report, whatever history comes after it', async () => {
    const host = await tenant.addStore(targets);
    const report = (seq: number, bootId: string, assignmentRevision: number) => {
      const incoming = reportOf(host, { seq, at: at(seq), outcomes: [0, 0, 0] });
      return { ...incoming, report: { ...incoming.report, bootId, assignmentRevision } };
    };
    await writer.commit([report(1, 'first', 1)]);
    await writer.commit([report(9, 'second', 2)]);
    await writer.commit([report(3, 'first', 1), report(4, 'first', 1)]);
    const { rows } = await pool.query(
      'SELECT boot_id, assignment_revision, assignment_since = $2 AS since_newest FROM host_state WHERE host_id = $1',
      [host.hostId, at(9)],
    );
    expect(rows).toEqual([{ boot_id: 'second', assignment_revision: 2, since_newest: true }]);
  });

  it('remembers when each check was last probed', async () => {
    const host = await tenant.addStore(targets);
    await step(0, [[host, allPass()]]);
    await writer.commit([reportOf(host, { seq: 2, at: at(1), outcomes: [PASS] })]);
    const { rows } = await pool.query<{ fresh: Date[] }>(
      'SELECT ARRAY[fresh_at[1], fresh_at[2]] AS fresh FROM host_state WHERE host_id = $1',
      [host.hostId],
    );
    expect(rows[0]?.fresh).toEqual([at(1), at(0)]);
  });

  it('passes at the first pass, blames a store at the third failure in a row, and forgives after two passes', async () => {
    const [host, control] = [await tenant.addStore(targets), await controlTenant.addStore(targets)];
    await step(0, [
      [host, allPass()],
      [control, allPass()],
    ]);
    expect(await states(host)).toEqual(['pass/passes', 'pass/passes', 'pass/passes']);
    for (const n of [1, 2])
      await step(n, [
        [control, allPass()],
        [host, firstFails()],
      ]);
    expect((await states(host))[0]).toBe('pass/passes');
    await step(3, [
      [control, allPass()],
      [host, firstFails()],
    ]);
    expect(await states(host)).toEqual(['blocked/control_passes', 'pass/passes', 'pass/passes']);
    await step(4, [[host, allPass()]]);
    expect((await states(host))[0]).toBe('blocked/control_passes');
    await step(5, [[host, allPass()]]);
    expect((await states(host))[0]).toBe('pass/passes');

    const { rows } = await pool.query(
      `SELECT t.from_state, t.to_state, t.evidence->>'failure' AS failure, t.evidence->>'failingSince' AS since
       FROM transition t JOIN check_state c USING (tenant_id, check_id) WHERE c.host_id = $1 AND c.check_no = 1 ORDER BY t.id`,
      [host.hostId],
    );
    expect(rows).toEqual([
      { from_state: 'unverified', to_state: 'pass', failure: null, since: null },
      { from_state: 'pass', to_state: 'blocked', failure: 'connect.timeout', since: at(1).toISOString() },
      { from_state: 'blocked', to_state: 'pass', failure: null, since: null },
    ]);
  });

  it('keeps the counts and the worst state of the store in step, and announces the store', async () => {
    const [host, control] = [await tenant.addStore(targets), await controlTenant.addStore(targets)];
    for (const n of [0, 1, 2, 3])
      await step(n, [
        [control, allPass()],
        [host, n === 0 ? allPass() : firstFails()],
      ]);
    const { rows } = await pool.query(
      'SELECT state, since, pass_count, blocked_count, unverified_count FROM store_state WHERE store_id = $1',
      [host.storeId],
    );
    // Since the first failure, as the check itself, and not since the third, which made the verdict.
    expect(rows).toMatchObject([
      { state: 'blocked', since: at(1), pass_count: 2, blocked_count: 1, unverified_count: 0 },
    ]);
    expect(announced.filter((storeId) => storeId === host.storeId)).toHaveLength(2);
  });

  it('calls an outage of the vendor target_down at every store, and blocks none on the way out of it', async () => {
    const stores = [await tenant.addStore(targets), await tenant.addStore(targets)] as const;
    const control = await controlTenant.addStore(targets);
    const everyone = (outcomes: number[]) => [control, ...stores].map((host) => [host, outcomes] as const);
    await step(0, everyone(allPass()));
    for (const n of [1, 2, 3, 4]) await step(n, everyone(allFail()));
    for (const store of stores)
      expect(new Set(await states(store))).toEqual(new Set(['target_down/control_and_fleet_fail']));
    // The control and one store are back already; the other's probe began before that, or right after.
    await step(5, [
      [control, allPass()],
      [stores[0], allPass()],
      [stores[1], allFail()],
    ]);
    await step(6, [
      [control, allPass()],
      [stores[0], allPass()],
      [stores[1], allFail()],
    ]);
    for (const store of stores) expect((await states(store)).some((state) => state.startsWith('blocked'))).toBe(false);
    for (const n of [7, 8]) await step(n, everyone(allPass()));
    for (const store of stores) expect(new Set(await states(store))).toEqual(new Set(['pass/passes']));
  });

  it('calls a store offline whose Internet targets all fail while they work elsewhere', async () => {
    const [host, control] = [await tenant.addStore(targets), await controlTenant.addStore(targets)];
    await step(0, [
      [control, allPass()],
      [host, allPass()],
    ]);
    for (const n of [1, 2, 3])
      await step(n, [
        [control, allPass()],
        [host, allFail()],
      ]);
    expect(new Set(await states(host))).toEqual(new Set(['store_offline/all_external_fail']));
  });

  it('waits for the control, and judges without a new result once it has looked', async () => {
    const [host, control] = [await tenant.addStore(targets), await controlTenant.addStore(targets)];
    await step(0, [
      [control, allPass()],
      [host, allPass()],
    ]);
    for (const n of [1, 2, 3]) await step(n, [[host, firstFails()]]);
    const waiting = judgeWaitingTask(pool, judge, announce);
    await waiting.run();
    expect((await states(host))[0]).toBe('pass/passes');
    await step(4, [[control, allPass()]]);
    await waiting.run();
    expect((await states(host))[0]).toBe('blocked/control_passes');
  });

  it('says so when nobody else knows the target', async () => {
    const host = await tenant.addStore(targets);
    for (const n of [0, 1, 2, 3]) await step(n, [[host, firstFails()]]);
    expect((await states(host))[0]).toBe('unverified/no_reference');
  });

  it('judges silence, takes what comes late as history, and recovers with two fresh passes', async () => {
    const host = await tenant.addStore(targets);
    await step(0, [[host, allPass()]]);
    const silence = judgeSilenceTask(pool, judge, { announce, aliveSince: () => Promise.resolve(at(0)) });
    await silence.run();
    expect(new Set(await states(host))).toEqual(new Set(['store_offline/silent']));
    await silence.run();
    for (const n of [1, 2, 3, 4]) await step(n, [[host, allFail()]]);
    expect(new Set(await states(host))).toEqual(new Set(['store_offline/silent']));
    expect(await reportCount(host)).toBe(5);

    const fresh = Date.now() + 5_000;
    for (const n of [0, 1]) {
      expect(new Set(await states(host))).toEqual(new Set(['store_offline/silent']));
      await writer.commit([reportOf(host, { seq: 6 + n, at: new Date(fresh + n * STEP_MS), outcomes: allPass() })]);
    }
    expect(new Set(await states(host))).toEqual(new Set(['pass/passes']));
  });

  it('calls nobody silent for a time in which we did not listen', async () => {
    const host = await tenant.addStore(targets);
    await step(0, [[host, allPass()]]);
    for (const alive of [null, new Date()]) {
      await judgeSilenceTask(pool, judge, { announce, aliveSince: () => Promise.resolve(alive) }).run();
    }
    expect(new Set(await states(host))).toEqual(new Set(['pass/passes']));
  });
});
