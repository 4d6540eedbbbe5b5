import { randomUUID } from 'node:crypto';
import { Pool } from 'pg';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type FixtureHost, type FixtureTenant, mintTenant, reportOf } from '../../../test/fleet-fixture.ts';
import { isolatedWorkOver, makeDue, readIsolated } from '../../../test/isolated-work-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import { RETRY_AFTER_S } from '../../platform/isolation/isolated-work.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import {
  createReferenceReader,
  JUDGE_WORK,
  JudgeChecks,
  JudgeSilentHosts,
  JudgeWaitingStores,
} from '../detection/index.ts';
import type { IncomingReport } from './domain/incoming-report.ts';
import { STORE_REPORT_WORK } from './domain/store-report-work.ts';
import { GroupCommit } from './group-commit.ts';
import { RetryReports } from './retry-reports.ts';
import { WriteReports } from './write-reports.ts';

const PASS = 0;
const TIMEOUT = 202;
const STEP_MS = 10_000;

describe('storing and judging reports', () => {
  let pool: Pool;
  let writer: WriteReports;
  let judgeChecks: JudgeChecks;
  let metrics: Metrics;
  let tenant: FixtureTenant;
  let controlTenant: FixtureTenant;
  /** Targets of this test alone, so that no other store speaks of them. */
  let targets: string[];
  const announced: string[] = [];
  const announceChanges = {
    announce: (changed: ReadonlyMap<string, readonly string[]>) => {
      announced.push(...[...changed.values()].flat());
      return Promise.resolve();
    },
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
    metrics = new Metrics();
    const now = () => new Date();
    // Without the reader's memory of a second, so that each batch sees what the one before left.
    judgeChecks = new JudgeChecks({
      readReferences: async (keys) => await createReferenceReader(pool)(keys),
      isolated: isolatedWorkOver(pool, JUDGE_WORK, metrics),
      metrics,
      clock: { now },
    });
    const isolated = isolatedWorkOver(pool, STORE_REPORT_WORK, metrics);
    writer = new WriteReports({ pool, judgeChecks, announceChanges, isolated, metrics });
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

  it('stores a report once, however often it arrives and in whatever batch', async () => {
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

  it('drops a report of a deleted host without failing the batch', async () => {
    const [gone, host] = [await tenant.addStore(targets), await tenant.addStore(targets)];
    await pool.query('DELETE FROM store WHERE id = $1', [gone.storeId]);
    await step(0, [
      [gone, allPass()],
      [host, allPass()],
    ]);
    expect([await reportCount(gone), await reportCount(host)]).toEqual([0, 1]);
  });

  it('takes what a host says about itself from its newest report, whatever history arrives later', async () => {
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

  it('passes on the first pass, blames a store on the third failure in a row, and recovers after two passes', async () => {
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

  it('calls a vendor outage target_down at every store, and blocks none as it ends', async () => {
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

  it('waits for the control, and judges without a new result once it has probed', async () => {
    const [host, control] = [await tenant.addStore(targets), await controlTenant.addStore(targets)];
    await step(0, [
      [control, allPass()],
      [host, allPass()],
    ]);
    for (const n of [1, 2, 3]) await step(n, [[host, firstFails()]]);
    const waiting = new JudgeWaitingStores({ pool, judgeChecks, announceChanges });
    await waiting.judge();
    expect((await states(host))[0]).toBe('pass/passes');
    await step(4, [[control, allPass()]]);
    await waiting.judge();
    expect((await states(host))[0]).toBe('blocked/control_passes');
  });

  it('says so when nobody else knows the target', async () => {
    const host = await tenant.addStore(targets);
    for (const n of [0, 1, 2, 3]) await step(n, [[host, firstFails()]]);
    expect((await states(host))[0]).toBe('unverified/no_reference');
  });

  it('judges silence, treats late results as history, and recovers with two fresh passes', async () => {
    const host = await tenant.addStore(targets);
    await step(0, [[host, allPass()]]);
    const uptime = { since: () => Promise.resolve(at(0)) };
    const silence = new JudgeSilentHosts({ pool, judgeChecks, announceChanges, uptime });
    await silence.judge();
    expect(new Set(await states(host))).toEqual(new Set(['store_offline/silent']));
    await silence.judge();
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

  it('calls nobody silent for a time when we did not listen', async () => {
    const host = await tenant.addStore(targets);
    await step(0, [[host, allPass()]]);
    for (const alive of [null, new Date()]) {
      const uptime = { since: () => Promise.resolve(alive) };
      await new JudgeSilentHosts({ pool, judgeChecks, announceChanges, uptime }).judge();
    }
    expect(new Set(await states(host))).toEqual(new Set(['pass/passes']));
  });

  describe('when one report cannot be stored', () => {
    /** As the worker commits them. */
    async function commitTogether(reports: readonly IncomingReport[]): Promise<void> {
      const commits = new GroupCommit<IncomingReport>({
        commit: async (group) => {
          await writer.commit(group);
        },
        isolate: async (report, error) => {
          await writer.isolate(report, error);
        },
        groupMax: 400,
        isItemsFault: isRowsFault,
      });
      await Promise.all(reports.map(async (report) => await commits.add(report)));
    }

    /** Its check number is larger than the column holds. */
    function poisoned(host: FixtureHost, seq: number): IncomingReport {
      const incoming = reportOf(host, { seq, at: at(seq), outcomes: [PASS] });
      return { ...incoming, report: { ...incoming.report, checkNos: [70_000] } };
    }

    const retryReports = () => new RetryReports({ pool, isolated: isolatedWorkOver(pool, STORE_REPORT_WORK), metrics });

    it('stores its neighbors, keeps the report whole, and confirms it to the agent', async () => {
      const hosts = [await tenant.addStore(targets), await tenant.addStore(targets), await tenant.addStore(targets)];
      const [first, bad, last] = hosts as [FixtureHost, FixtureHost, FixtureHost];
      const good = (host: FixtureHost, seq: number) => reportOf(host, { seq, at: at(seq), outcomes: allPass() });
      await commitTogether([good(first, 1), good(bad, 1), poisoned(bad, 2), good(bad, 3), good(last, 1)]);
      expect(await Promise.all(hosts.map(reportCount))).toEqual([1, 2, 1]);
      expect((await hostState(bad)).storedThrough).toBe(3);
      expect(await readIsolated(pool, bad.tenantId, STORE_REPORT_WORK)).toEqual([
        { subject: `${bad.hostId}/2`, attempts: 1, error: expect.stringContaining('out of range'), parked: false },
      ]);
      await commitTogether([poisoned(bad, 2)]);
      expect(await readIsolated(pool, bad.tenantId, STORE_REPORT_WORK)).toMatchObject([{ attempts: 1 }]);
      const counted = await metrics.rowsIsolated.get();
      expect(counted.values).toContainEqual(
        expect.objectContaining({ labels: { work: STORE_REPORT_WORK }, value: expect.any(Number) }),
      );
    });

    it('stores it on a later attempt, once it can be', async () => {
      const host = await (await mintTenant(pool)).addStore(targets);
      await commitTogether([poisoned(host, 1)]);
      await retryReports().retry();
      expect(await readIsolated(pool, host.tenantId, STORE_REPORT_WORK)).toMatchObject([{ attempts: 1 }]);
      await makeDue(pool, host.tenantId);
      await pool.query(`UPDATE isolated_work SET payload = replace(payload, '70000', '1') WHERE tenant_id = $1`, [
        host.tenantId,
      ]);
      await retryReports().retry();
      expect(await readIsolated(pool, host.tenantId, STORE_REPORT_WORK)).toEqual([]);
      expect(await reportCount(host)).toBe(1);
    });

    it('parks it after a bounded number of attempts', async () => {
      const host = await (await mintTenant(pool)).addStore(targets);
      await commitTogether([poisoned(host, 1)]);
      for (let attempt = 0; attempt < RETRY_AFTER_S.length + 3; attempt += 1) {
        await makeDue(pool, host.tenantId);
        await retryReports().retry();
      }
      expect(await readIsolated(pool, host.tenantId, STORE_REPORT_WORK)).toMatchObject([
        { attempts: RETRY_AFTER_S.length + 1, parked: true },
      ]);
    });

    it('does not isolate anything while the database is away', async () => {
      const host = await tenant.addStore(targets);
      const away = new Pool({ connectionString: 'postgres://127.0.0.1:1/none' });
      const isolated = isolatedWorkOver(pool, STORE_REPORT_WORK);
      const failing = new WriteReports({ pool: away, judgeChecks, announceChanges, isolated, metrics });
      const error = await failing
        .commit([reportOf(host, { seq: 1, at: at(1), outcomes: allPass() })])
        .catch((e: unknown) => e);
      expect(isRowsFault(error)).toBe(false);
      await away.end();
    });
  });

  describe('when one check cannot be judged', () => {
    /** A store and a control that have passed once; the next steps judge. */
    async function storeWithControl() {
      const own = await mintTenant(pool);
      const [host, control] = [await own.addStore(targets), await controlTenant.addStore(targets)];
      await step(0, [
        [control, allPass()],
        [host, allPass()],
      ]);
      return { host, control };
    }

    async function failTwo(host: FixtureHost, control: FixtureHost, from: number): Promise<void> {
      for (const n of [from, from + 1, from + 2])
        await step(n, [
          [control, allPass()],
          [host, [TIMEOUT, TIMEOUT, PASS]],
        ]);
    }

    async function checkIdOf(host: FixtureHost, no: number): Promise<string> {
      const { rows } = await pool.query<{ check_id: string }>(
        'SELECT check_id FROM check_state WHERE host_id = $1 AND check_no = $2',
        [host.hostId, no],
      );
      return rows[0]?.check_id ?? '';
    }

    it("judges its store's other checks, and the check itself once it can be read", async () => {
      const { host, control } = await storeWithControl();
      await pool.query(`UPDATE check_state SET reason = 'of_the_future' WHERE host_id = $1 AND check_no = 1`, [
        host.hostId,
      ]);
      await failTwo(host, control, 1);
      expect(await states(host)).toEqual(['pass/of_the_future', 'blocked/control_passes', 'pass/passes']);
      expect(await readIsolated(pool, host.tenantId, JUDGE_WORK)).toEqual([
        {
          subject: await checkIdOf(host, 1),
          attempts: 1,
          error: expect.stringContaining('of_the_future'),
          parked: false,
        },
      ]);
      expect(await reportCount(host)).toBe(4);

      await pool.query(`UPDATE check_state SET reason = 'passes' WHERE host_id = $1 AND check_no = 1`, [host.hostId]);
      await makeDue(pool, host.tenantId);
      await failTwo(host, control, 4);
      expect((await states(host))[0]).toBe('blocked/control_passes');
      expect(await readIsolated(pool, host.tenantId, JUDGE_WORK)).toEqual([]);
    });

    it('saves the others if its detail cannot be saved, and stores the report', async () => {
      const { host, control } = await storeWithControl();
      for (const n of [1, 2, 3]) {
        await writer.commit([reportOf(control, { seq: 10 + n, at: at(n), outcomes: allPass() })]);
        const incoming = reportOf(host, { seq: 10 + n, at: at(n), outcomes: [TIMEOUT, TIMEOUT, PASS] });
        const [first, ...rest] = incoming.report.details;
        if (!first) throw new Error('A report of failures has details.');
        const details = [{ ...first, explanation: 'no \u0000 in a database' }, ...rest];
        await writer.commit([{ ...incoming, report: { ...incoming.report, details } }]);
      }
      expect(await states(host)).toEqual(['pass/passes', 'blocked/control_passes', 'pass/passes']);
      expect(await reportCount(host)).toBe(4);
      expect(await readIsolated(pool, host.tenantId, JUDGE_WORK)).toMatchObject([
        { subject: await checkIdOf(host, 1), attempts: 1, parked: false },
      ]);
    });

    it('parks it after a bounded number of attempts, and leaves it alone from then on', async () => {
      const { host, control } = await storeWithControl();
      await pool.query(`UPDATE check_state SET reason = 'of_the_future' WHERE host_id = $1 AND check_no = 1`, [
        host.hostId,
      ]);
      for (let attempt = 1; attempt < RETRY_AFTER_S.length + 5; attempt += 1) {
        await step(attempt, [
          [control, allPass()],
          [host, firstFails()],
        ]);
        await makeDue(pool, host.tenantId);
      }
      expect(await readIsolated(pool, host.tenantId, JUDGE_WORK)).toMatchObject([
        { attempts: RETRY_AFTER_S.length + 1, parked: true },
      ]);
    });
  });
});
