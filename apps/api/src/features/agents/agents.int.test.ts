import { assignmentSchema, hostOfTarget, type StoreId } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment, postEnrollment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { ReplanStores } from './replan-stores.ts';

describe('agents', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let storeId: StoreId;
  let pool: Pool;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    tenant = await createTenant(api, 'agents-harbor');
    storeId = await tenant.createStore('0001');
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const refusalOf = async (answer: Response): Promise<unknown> => {
    const body: unknown = await answer.json();
    return { status: answer.status, code: body !== null && typeof body === 'object' && 'code' in body && body.code };
  };

  it('enrolls a host with a token from the console, and gives it its checks', async () => {
    const made = await tenant.console.send(
      'POST',
      `/v1/tenants/${tenant.tenantId}/stores/${storeId}/enrollment-tokens`,
      {},
    );
    expect(made.status).toBe(201);
    const { token, command } = (await made.json()) as { token: string; command: string };
    expect(command).toBe(`sightline-agent enroll --api http://127.0.0.1:3000 --token ${token}`);

    const host = await enroll(api.url, token, { hostname: 'boh-first' });
    expect(host).toMatchObject({ nextSeq: 1, storeName: 'Harbor Point 0001' });

    const answer = await getAssignment(api.url, host.hostKey);
    expect(answer.headers.get('etag')).toBe('"1"');
    const assignment = assignmentSchema.parse(await answer.json());
    expect(assignment.checks.map(({ no, target }) => [no, hostOfTarget(target)])).toEqual([
      [1, 'm570.oltp.pxsplatform.com'],
      [2, 'm570.merchant.pxservice.com'],
      [3, 'api.pxsweb.com'],
      [4, 'm570.api.pxsplatform.com'],
    ]);
    expect(assignment).toMatchObject({ version: 1, revision: 1, reportIntervalS: 30 });

    const again = await getAssignment(api.url, host.hostKey, { 'if-none-match': '"1"' });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');

    const { rows } = await pool.query(
      'SELECT state, unverified_count FROM store_state WHERE tenant_id = $1 AND store_id = $2',
      [tenant.tenantId, storeId],
    );
    expect(rows).toEqual([{ state: 'unverified', unverified_count: 4 }]);
  });

  it('enrolls no more hosts than a token has uses, however many ask at once', async () => {
    const token = await tenant.createToken(storeId, 3);
    const answers = await Promise.all(
      Array.from(
        { length: 10 },
        async (_, index) => await postEnrollment(api.url, token, { hostname: `race-${index}` }),
      ),
    );
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(3);
    const refused = answers.filter(({ status }) => status !== 200);
    for (const answer of refused) {
      expect(await refusalOf(answer)).toEqual({ status: 401, code: 'auth.token_used_up' });
    }
    const { rows } = await pool.query(
      "SELECT count(*)::int AS hosts FROM host WHERE tenant_id = $1 AND hostname LIKE 'race-%'",
      [tenant.tenantId],
    );
    expect(rows).toEqual([{ hosts: 3 }]);
  });

  it('says whether a token is unknown, expired or used up', async () => {
    const expired = await tenant.createToken(storeId, 5);
    const used = await tenant.createToken(storeId, 1);
    await pool.query("UPDATE enrollment_token SET expires_at = now() - interval '1 s' WHERE token_hash = sha256($1)", [
      Buffer.from(expired),
    ]);
    await enroll(api.url, used, { hostname: 'used' });
    const codeOf = async (token: string): Promise<unknown> => await refusalOf(await postEnrollment(api.url, token));
    expect(await codeOf('certainly not a valid token')).toEqual({ status: 401, code: 'auth.token_invalid' });
    expect(await codeOf(expired)).toEqual({ status: 401, code: 'auth.token_expired' });
    expect(await codeOf(used)).toEqual({ status: 401, code: 'auth.token_used_up' });
    expect(await refusalOf(await postEnrollment(api.url, used, { version: 9 }))).toEqual({
      status: 422,
      code: 'request.invalid',
    });
  });

  it('re-enrolls a known host under the same id, with a new key and report numbers above all earlier ones', async () => {
    const token = await tenant.createToken(storeId, 2);
    const first = await enroll(api.url, token, { hostname: 'again' });
    expect((await getAssignment(api.url, first.hostKey)).status).toBe(200);
    await pool.query("UPDATE host_state SET stored = '{[1,41),[50,61)}', stored_through = 40 WHERE host_id = $1", [
      first.hostId,
    ]);
    const second = await enroll(api.url, token, { hostname: 'again' });
    expect(second.hostId).toBe(first.hostId);
    expect(second.hostKey).not.toBe(first.hostKey);
    expect(second.nextSeq).toBeGreaterThan(60);
    // The new key works at once, although the old one is still cached.
    expect((await getAssignment(api.url, second.hostKey)).status).toBe(200);
    expect((await getAssignment(api.url, first.hostKey)).status).toBe(401);
  });

  it('refuses every key that does not belong to a host', async () => {
    const { hostId, hostKey } = await enroll(api.url, await tenant.createToken(storeId, 1), { hostname: 'keys' });
    const otherHost = '00000000-0000-7000-8000-000000000000';
    const keys = [
      '',
      'x',
      hostId,
      `${hostId}.${'a'.repeat(43)}`,
      `${otherHost}.${hostKey.split('.')[1] ?? ''}`,
      `${hostKey}.x`,
    ];
    for (const key of keys) {
      expect(await refusalOf(await getAssignment(api.url, key))).toEqual({
        status: 401,
        code: 'auth.host_key_invalid',
      });
    }
  });

  it('never makes a host of a store the control', async () => {
    const token = await tenant.createToken(storeId, 1);
    expect(await refusalOf(await postEnrollment(api.url, token, { role: 'control' }))).toEqual({
      status: 422,
      code: 'request.invalid',
    });
    await enroll(api.url, token, { hostname: 'after a refusal the token still works' });
  });

  describe('planning', () => {
    const setVariables = async (store: StoreId, variables: Record<string, string>): Promise<void> => {
      await pool.query("UPDATE store SET profile = jsonb_set(profile, '{variables}', $2) WHERE id = $1", [
        store,
        JSON.stringify(variables),
      ]);
      await api.application.get(ReplanStores, { strict: false }).replan(tenant.tenantId, store);
    };

    it('follows the profile of the store: numbers stay, removed checks retire, and returning checks keep their identity', async () => {
      const store = await tenant.createStore('0100');
      const host = await enroll(api.url, await tenant.createToken(store, 1));
      const read = async () => assignmentSchema.parse(await (await getAssignment(api.url, host.hostKey)).json());
      const before = await read();

      await setVariables(store, {});
      const without = await read();
      expect(without.revision).toBe(2);
      expect(without.checks.map(({ no }) => no)).toEqual([3]);

      await setVariables(store, { mid: '812' });
      const other = await read();
      expect(other.revision).toBe(3);
      expect(other.checks.map(({ no, id }) => [no, id])).toEqual(before.checks.map(({ no, id }) => [no, id]));
      expect(other.checks[0]?.target).toMatchObject({ host: 'm812.oltp.pxsplatform.com' });

      await setVariables(store, { mid: '812' });
      expect((await read()).revision).toBe(3);
    });

    it('resets a check whose target changes, and notifies incidents', async () => {
      const store = await tenant.createStore('0101');
      const host = await enroll(api.url, await tenant.createToken(store, 1));
      await pool.query("UPDATE check_state SET state = 'blocked', steady = true WHERE host_id = $1 AND check_no <= 3", [
        host.hostId,
      ]);
      await setVariables(store, { mid: '812' });
      const states = await pool.query(
        'SELECT check_no, state, steady FROM check_state WHERE host_id = $1 ORDER BY check_no',
        [host.hostId],
      );
      expect(states.rows).toEqual([
        { check_no: 1, state: 'unverified', steady: false },
        { check_no: 2, state: 'unverified', steady: false },
        { check_no: 3, state: 'blocked', steady: true },
        { check_no: 4, state: 'unverified', steady: false },
      ]);
      const transitions = await pool.query(
        'SELECT from_state, to_state FROM transition WHERE store_id = $1 AND handled_at IS NULL',
        [store],
      );
      expect(transitions.rows).toEqual(Array(2).fill({ from_state: 'blocked', to_state: 'unverified' }));
    });
  });
});
