import { randomUUID } from 'node:crypto';
import { type CheckDetail, checkDetailSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import {
  type FixtureHost,
  type FixtureTenant,
  fixtureTenant,
  mintTenant,
  reportOf,
} from '../../../test/fleet-fixture.ts';
import { isolatedWorkOver } from '../../../test/isolated-work-fixture.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { Metrics } from '../../platform/metrics/metrics.ts';
import { createReferenceReader, JUDGE_WORK, JudgeChecks } from '../detection/index.ts';
import { STORE_REPORT_WORK } from './domain/store-report-work.ts';
import { WriteReports } from './write-reports.ts';

const REDIS_DATABASE = 13;
const PASS = 0;
const TIMEOUT = 202;
/** As the agent probes a fresh failure: at once, after 5 s and after 15 s more. */
const PROBES_S = [0, 5, 20] as const;

/** What else is known while one target times out at a store. */
interface Evidence {
  readonly control: 'passes' | 'fails' | 'absent';
  readonly otherStores: readonly ('pass' | 'fail')[];
  readonly restOfStore: 'passes' | 'fails';
}

interface Case extends Evidence {
  readonly state: CheckDetail['state'];
  readonly reason: string;
  readonly evidence: readonly string[];
}

const FROM_CONTROL = 'Fails at this store; works from our outside probe.';
const FROM_STORES = 'Fails at this store; works at your other stores.';
const FOR_ALL = 'Fails from our outside probe too: a vendor outage, or a problem on the Internet path to the vendor.';
const REST_PASSES = 'This store reaches its 2 other targets.';
const REST_FAILS = 'This store reaches none of its 2 other targets.';

const CASES: readonly Case[] = [
  {
    control: 'passes',
    otherStores: [],
    restOfStore: 'passes',
    state: 'blocked',
    reason: FROM_CONTROL,
    evidence: [REST_PASSES],
  },
  {
    control: 'absent',
    otherStores: ['pass', 'pass'],
    restOfStore: 'passes',
    state: 'blocked',
    reason: FROM_STORES,
    evidence: ['Our outside probe has no recent result.', 'Both other stores reach it.', REST_PASSES],
  },
  {
    control: 'fails',
    otherStores: ['pass', 'pass', 'fail'],
    restOfStore: 'passes',
    state: 'blocked',
    reason: FROM_STORES,
    evidence: ["Our outside probe can't reach it either.", '2 of 3 other stores reach it.', REST_PASSES],
  },
  {
    control: 'fails',
    otherStores: [],
    restOfStore: 'passes',
    state: 'target_down',
    reason: FOR_ALL,
    evidence: [REST_PASSES],
  },
  {
    control: 'fails',
    otherStores: ['fail', 'fail'],
    restOfStore: 'fails',
    state: 'target_down',
    reason: FOR_ALL,
    evidence: ['Neither of the 2 other stores reaches it.', REST_FAILS],
  },
  {
    control: 'absent',
    otherStores: ['fail', 'fail'],
    restOfStore: 'passes',
    state: 'target_down',
    reason: 'Fails at your other stores too; our outside probe has no recent result.',
    evidence: ['Neither of the 2 other stores reaches it.', REST_PASSES],
  },
  {
    control: 'passes',
    otherStores: ['pass'],
    restOfStore: 'fails',
    state: 'store_offline',
    reason: 'All Internet targets of this store fail at once, but work elsewhere.',
    evidence: ['Our outside probe reaches it.', '1 other store reaches it.', REST_FAILS],
  },
  {
    control: 'absent',
    otherStores: [],
    restOfStore: 'passes',
    state: 'unverified',
    reason: 'Fails here, but neither our outside probe nor another store can tell whether this store is the cause.',
    evidence: [REST_PASSES],
  },
];

describe('the same connect.timeout at one store', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let writer: WriteReports;
  let login: TenantFixture;
  let tenant: FixtureTenant;
  let controlTenant: FixtureTenant;

  beforeAll(async () => {
    const given = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...given, ownerUrl: inject('ownerUrl') }, 'same_timeout', REDIS_DATABASE);
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    login = await createTenant(api, 'same-timeout');
    tenant = fixtureTenant(pool, login.tenantId);
    controlTenant = await mintTenant(pool, { isControl: true });
    const metrics = new Metrics();
    const judgeChecks = new JudgeChecks({
      readReferences: createReferenceReader(pool),
      isolated: isolatedWorkOver(pool, JUDGE_WORK),
      metrics,
      clock: { now: () => new Date() },
    });
    const announceChanges = { announce: () => Promise.resolve() };
    const isolated = isolatedWorkOver(pool, STORE_REPORT_WORK);
    writer = new WriteReports({ pool, judgeChecks, metrics, announceChanges, isolated });
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  it.each(CASES)(
    'is $state when the control $control, other stores $otherStores, and the rest of the store $restOfStore',
    async ({ state, reason, evidence, ...known }) => {
      const check = await judged(known);
      expect(check).toMatchObject({ state, reason, failure: 'connect.timeout', evidence: [reason, ...evidence] });
    },
  );

  /** Has everybody probe at the same times, the store in question last, and reads what the console then shows. */
  async function judged({ control, otherStores, restOfStore }: Evidence): Promise<CheckDetail> {
    const targets = ['main', 'api', 'cdn'].map((name) => `https://${name}.${randomUUID()}.example:443/`);
    const others = await Promise.all(
      otherStores.map(async (outcome) => [await tenant.addStore(targets), outcomesOf(outcome === 'pass')] as const),
    );
    if (control !== 'absent') others.push([await controlTenant.addStore(targets), outcomesOf(control === 'passes')]);
    const host = await tenant.addStore(targets);
    const rest = restOfStore === 'passes' ? PASS : TIMEOUT;
    const start = Date.now() - 60_000;
    const wellBefore = { seq: 1, at: new Date(start - 30_000), outcomes: [PASS, PASS, PASS] };
    await writer.commit([host, ...others.map(([other]) => other)].map((one) => reportOf(one, wellBefore)));
    for (const [index, second] of PROBES_S.entries()) {
      const report = { seq: index + 2, at: new Date(start + second * 1_000) };
      await writer.commit(others.map(([other, outcomes]) => reportOf(other, { ...report, outcomes })));
      await writer.commit([reportOf(host, { ...report, outcomes: [TIMEOUT, rest, rest] })]);
    }
    return await readFirstCheck(host);
  }

  async function readFirstCheck({ storeId, hostId }: FixtureHost): Promise<CheckDetail> {
    const { rows } = await pool.query<{ check_id: string }>(
      'SELECT check_id FROM check_state WHERE host_id = $1 AND check_no = 1',
      [hostId],
    );
    const path = `/v1/tenants/${login.tenantId}/stores/${storeId}/checks/${rows[0]?.check_id ?? ''}`;
    return checkDetailSchema.parse(await (await login.console.get(path)).json());
  }
});

function outcomesOf(reaches: boolean): number[] {
  return [reaches ? PASS : TIMEOUT, PASS, PASS];
}
