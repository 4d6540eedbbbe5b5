import {
  failureNumber,
  fleetSchema,
  type HostId,
  hostIdSchema,
  listStores,
  matrixSchema,
  type StoreId,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { setStates, storeReports } from '../../../test/fleet-states.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const AT = new Date();
const TIMEOUT = failureNumber('connect.timeout');

describe('the fleet', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let pool: Pool;
  const hosts = new Map<string, { storeId: StoreId; hostId: HostId }>();

  const get = async (path: string): Promise<unknown> => {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}${path}`);
    expect(answer.status).toBe(200);
    return await answer.json();
  };

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'fleet-harbor');
    for (const number of ['0001', '0002', '0003', '0004']) {
      const storeId = await tenant.createStore(number, { mid: `57${number}` });
      const { hostId } = await enroll(api.url, await tenant.createToken(storeId, 1));
      hosts.set(number, { storeId, hostId: hostIdSchema.parse(hostId) });
    }
    const pass = [1, 2, 3, 4].map((checkNo) => ({ checkNo, state: 'pass', reason: 'passes', outcome: 0 }));
    const blocked = { checkNo: 2, state: 'blocked', reason: 'control_passes', outcome: TIMEOUT };
    for (const number of ['0001', '0002', '0003']) await setStates(pool, hostOf(number).hostId, pass, AT);
    await setStates(pool, hostOf('0002').hostId, [blocked], new Date(AT.getTime() - 60_000));
    await storeReports(pool, hostOf('0002').hostId, [{ seq: 1, at: AT, results: [] }]);
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const hostOf = (number: string) => {
    const host = hosts.get(number);
    if (!host) throw new Error(`There is no store ${number} here.`);
    return host;
  };

  it('is counted by state, and lists stores that need attention, worst first', async () => {
    const fleet = fleetSchema.parse(await get('/fleet'));
    expect(fleet.stores).toEqual({ pass: 2, degraded: 0, blocked: 1, target_down: 0, store_offline: 0, unverified: 1 });
    expect(fleet.checks).toEqual({
      pass: 11,
      degraded: 0,
      blocked: 1,
      target_down: 0,
      store_offline: 0,
      unverified: 4,
    });
    expect(fleet.attention.map(({ number, state }) => [number, state])).toEqual([
      ['0002', 'blocked'],
      ['0004', 'unverified'],
    ]);
    expect(fleet.attention[0]).toMatchObject({
      posSystem: 'aloha',
      region: 'na',
      environment: 'production',
      lastReportAt: AT.toISOString(),
      checks: { pass: 3, blocked: 1 },
    });
    expect(fleet.openIncidentCount).toBe(0);
  });

  it('is a matrix of stores and entries, with the worst check of each entry', async () => {
    const matrix = matrixSchema.parse(await get('/fleet/matrix'));
    expect(matrix.rows.map(({ store }) => store.number)).toEqual(['0002', '0004', '0001', '0003']);
    expect(matrix.rows[0]?.cells['paytronix/na.production.merchant-portal']).toMatchObject({
      state: 'blocked',
      failure: 'connect.timeout',
    });
    expect(matrix.targets.map(({ entryId }) => entryId)).toEqual([
      'na.production.pos-transactional-server',
      'na.production.merchant-portal',
      'na.production.rest-integrations',
    ]);
    expect(matrix.targets[0]?.target).toBe('m[mid].oltp.pxsplatform.com');
  });

  it('can be read page by page without missing or repeating a store', async () => {
    const numbersOf = async (path: string, read: (body: unknown) => { numbers: string[]; next: string | null }) => {
      const numbers: string[] = [];
      let cursor = '';
      for (let page = 0; page < 10; page += 1) {
        const answer = read(await get(`${path}?limit=1${cursor}`));
        numbers.push(...answer.numbers);
        if (answer.next === null) break;
        cursor = `&cursor=${encodeURIComponent(answer.next)}`;
      }
      return numbers;
    };
    const matrixNumbers = await numbersOf('/fleet/matrix', (body) => {
      const { rows, nextCursor } = matrixSchema.parse(body);
      return { numbers: rows.map(({ store }) => store.number), next: nextCursor };
    });
    expect(matrixNumbers).toEqual(['0002', '0004', '0001', '0003']);
    const storeNumbers = await numbersOf('/stores', (body) => {
      const { stores, nextCursor } = listStores.response.parse(body);
      return { numbers: stores.map(({ number }) => number), next: nextCursor };
    });
    expect(storeNumbers).toEqual(['0001', '0002', '0003', '0004']);
  });

  it('can be filtered by state and words', async () => {
    const numbers = async (query: string) =>
      listStores.response.parse(await get(`/stores?${query}`)).stores.map(({ number }) => number);
    expect(await numbers('state=pass')).toEqual(['0001', '0003']);
    expect(await numbers('search=PORTLAND%20pier%200003')).toEqual(['0003']);
    expect(await numbers('search=%25')).toEqual([]);
  });

  it('refuses search words that the database cannot store', async () => {
    for (const query of ['search=zz%00b', 'cursor=%00']) {
      const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/stores?${query}`);
      expect(answer.status).toBe(422);
      expect(await answer.json()).toMatchObject({ code: 'request.invalid' });
    }
  });

  it('refuses a cursor that no page returned', async () => {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/fleet/matrix?cursor=x`);
    expect(answer.status).toBe(422);
    expect(await answer.json()).toMatchObject({ code: 'request.invalid', faults: [{ path: 'query.cursor' }] });
  });
});
