import {
  checkDetailSchema,
  failureNumber,
  type HostId,
  hostIdSchema,
  type StoreId,
  storeHistorySchema,
  storeSchema,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { setStates, storeReports } from '../../../test/fleet-states.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const TIMEOUT = failureNumber('connect.timeout');
const REACHED = [1, 10, 20, 0.5, 30];
const TIMED_OUT = [1, 5000, -1, -1, -1];
const BUNDLE = {
  takenAt: '2026-11-24T12:00:00.000Z',
  items: [{ kind: 'ping', about: '203.0.113.7, by ping', text: '3 packets transmitted, 0 received' }],
};
const DETAIL = {
  failures: ['connect.timeout'],
  hints: ['a firewall drops it'],
  addresses: [
    {
      address: '203.0.113.7',
      family: 4,
      failure: 'connect.timeout',
      phasesMs: { resolve: 1, connect: 5000, tls: null, request: null, response: null },
    },
  ],
  explanation: 'No answer to the connection.',
  fix: 'Allow it.',
};

describe('stores', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let pool: Pool;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'stores-harbor');
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const pathOf = (path: string): string => `/v1/tenants/${tenant.tenantId}/stores${path}`;

  describe('creating one', () => {
    const body = {
      number: '0100',
      name: 'Harbor Point',
      address: '1 Pier Road',
      timeZone: 'America/New_York',
      profile: { pos: 'aloha', region: 'na', environment: 'production', variables: {} },
    };
    const create = async (over: object): Promise<{ status: number; body: unknown }> => {
      const answer = await tenant.console.send('POST', pathOf(''), { ...body, ...over });
      return { status: answer.status, body: await answer.json() };
    };

    it('returns an id, and starts the store as unverified', async () => {
      const { status, body: created } = await create({});
      expect(status).toBe(201);
      const { id } = created as { id: string };
      const store = storeSchema.parse(await (await tenant.console.get(pathOf(`/${id}`))).json());
      expect(store).toMatchObject({ number: '0100', state: 'unverified', hosts: [], checks: [], lastReportAt: null });
      expect(store.profile).toEqual({ ...body.profile, intervalS: 30 });
    });

    it('lists what a BOH could not check, for a store without hosts', async () => {
      const id = await tenant.createStore('0101', {});
      const store = storeSchema.parse(await (await tenant.console.get(pathOf(`/${id}`))).json());
      expect(store.unplanned).toContainEqual(
        expect.objectContaining({
          entryId: 'na.production.pos-transactional-server',
          role: 'boh',
          reason: 'variable_missing',
        }),
      );
    });

    it('refuses a taken number, even with concurrent requests', async () => {
      const answers = await Promise.all(Array.from({ length: 5 }, async () => await create({ number: '0102' })));
      expect(answers.map(({ status }) => status).sort((a, b) => a - b)).toEqual([201, 409, 409, 409, 409]);
      expect((await create({ number: '0102' })).body).toMatchObject({ code: 'store.number_taken' });
    });

    it('refuses an invalid profile, and says what is wrong with it', async () => {
      const answer = await create({ number: '0103', profile: { pos: 'till', variables: { mid: '' } } });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'store.profile_invalid' });
      const { faults } = answer.body as { faults: { path: string }[] };
      expect(faults.map(({ path }) => path)).toEqual(
        expect.arrayContaining(['body.profile.pos', 'body.profile.region', 'body.profile.variables.mid']),
      );
    });

    it('refuses an unknown time zone', async () => {
      const answer = await create({ number: '0104', timeZone: 'America/Springfield' });
      expect(answer.status).toBe(422);
      expect(answer.body).toMatchObject({ code: 'request.invalid', faults: [{ path: 'body.timeZone' }] });
    });
  });

  describe('reading one', () => {
    let storeId: StoreId;
    let hostId: HostId;
    const at = new Date(Math.floor(Date.now() / 60_000) * 60_000 - 120_000);

    beforeAll(async () => {
      storeId = await tenant.createStore('0200');
      const host = await enroll(api.url, await tenant.createToken(storeId, 1));
      hostId = hostIdSchema.parse(host.hostId);
      await setStates(
        pool,
        hostId,
        [
          {
            checkNo: 1,
            state: 'blocked',
            reason: 'control_passes',
            outcome: TIMEOUT,
            detail: { ...DETAIL, evidence: BUNDLE },
          },
          { checkNo: 2, state: 'pass', reason: 'passes', outcome: 0 },
        ],
        at,
      );
      const results = [
        { no: 1, outcome: TIMEOUT, phasesMs: TIMED_OUT },
        { no: 2, outcome: 0, phasesMs: REACHED },
      ];
      await storeReports(pool, hostId, [
        { seq: 1, at: new Date(at.getTime() - 3_600_000), results: [{ no: 1, outcome: 0, phasesMs: REACHED }] },
        { seq: 2, at, results },
        { seq: 3, at: new Date(at.getTime() + 30_000), results: [{ no: 2, outcome: 0, phasesMs: [1, 1, 1, 1, 1] }] },
      ]);
      await pool.query('UPDATE host_state SET fresh_at = ARRAY[$2, $2]::timestamptz[] WHERE host_id = $1', [
        hostId,
        at,
      ]);
      await pool.query(
        `INSERT INTO transition (tenant_id, subject, check_id, store_id, from_state, to_state, reason, evidence, at)
         SELECT tenant_id, 'check', check_id, store_id, 'pass', 'blocked', 'control_passes', $2, $3
         FROM check_state WHERE host_id = $1 AND check_no = 1`,
        [
          hostId,
          JSON.stringify({
            failure: 'connect.timeout',
            explanation: DETAIL.explanation,
            fix: DETAIL.fix,
            hints: [],
            sentences: ['The control reaches it.'],
            failingSince: at.toISOString(),
          }),
          at,
        ],
      );
    });

    const readStore = async () => storeSchema.parse(await (await tenant.console.get(pathOf(`/${storeId}`))).json());

    it('shows hosts, and each check with its verdict and the phases of its last result', async () => {
      const store = await readStore();
      expect(store.hosts).toEqual([
        expect.objectContaining({ id: hostId, hostname: 'boh-1', role: 'boh', dropped: { reports: 0, results: 0 } }),
      ]);
      expect(store.checks).toHaveLength(4);
      expect(store.checks[0]).toMatchObject({
        title: 'POS Transactional Server',
        targetText: 'm570.oltp.pxsplatform.com:443',
        state: 'blocked',
        reason: 'Fails at this store; works from our outside probe.',
        failure: 'connect.timeout',
        since: at.toISOString(),
        lastProbedAt: at.toISOString(),
        phasesMs: { resolve: 1, connect: 5000, tls: null, request: null, response: null },
      });
      expect(store.checks[1]?.phasesMs).toEqual({ resolve: 1, connect: 1, tls: 1, request: 1, response: 1 });
      expect(store.checks[2]).toMatchObject({ state: 'unverified', lastProbedAt: null, phasesMs: null });
      expect(store.unplanned.every(({ role }) => role === 'boh')).toBe(true);
    });

    it('shows the printed text, addresses, evidence and past transitions of a check', async () => {
      const { checks } = await readStore();
      const answer = await tenant.console.get(pathOf(`/${storeId}/checks/${checks[0]?.id ?? ''}`));
      const check = checkDetailSchema.parse(await answer.json());
      expect(check).toMatchObject({
        ...DETAIL,
        storeId,
        evidence: ['The control reaches it.'],
        evidenceBundle: BUNDLE,
      });
      expect(check.asPrinted.join(' ')).toContain('oltp.pxsplatform.com');
      expect(check.transitions).toEqual([
        expect.objectContaining({ from: 'pass', to: 'blocked', at: at.toISOString() }),
      ]);
    });

    it('returns history in equal buckets, and counts each result once', async () => {
      const answer = await tenant.console.get(pathOf(`/${storeId}/history?hours=2`));
      const history = storeHistorySchema.parse(await answer.json());
      const { checks } = await readStore();
      const first = history.checks.find(({ checkId }) => checkId === checks[0]?.id);
      const second = history.checks.find(({ checkId }) => checkId === checks[1]?.id);
      expect(first?.buckets.map(({ pass, fail }) => [pass, fail])).toEqual([
        [1, 0],
        [0, 1],
      ]);
      expect(first?.buckets[0]?.totalMsP50).toBeCloseTo(61.5);
      expect(first?.buckets[1]?.totalMsP50).toBeNull();
      expect(second?.buckets.reduce((sum, { pass }) => sum + pass, 0)).toBe(2);
      const bucketMs = history.bucketS * 1_000;
      const index = Math.floor((at.getTime() - Date.parse(history.from)) / bucketMs);
      expect(first?.buckets[1]?.index).toBe(index);
    });

    it('computes the median of a long span from the sampled reports only', async () => {
      const reports = Array.from({ length: 40 }, (_, n) => ({
        seq: 100 + n,
        at: new Date(at.getTime() - 86_400_000 + n * 1_000),
        results: [{ no: 2, outcome: 0, phasesMs: [10, 20, 30, 40, 50] }],
      }));
      await storeReports(pool, hostId, reports);
      const answer = await tenant.console.get(pathOf(`/${storeId}/history?hours=168`));
      const history = storeHistorySchema.parse(await answer.json());
      const { checks } = await readStore();
      const second = history.checks.find(({ checkId }) => checkId === checks[1]?.id);
      const bucket = second?.buckets.find(({ pass }) => pass >= 20);
      expect(bucket?.totalMsP50).toBeCloseTo(150);
    });
  });
});
