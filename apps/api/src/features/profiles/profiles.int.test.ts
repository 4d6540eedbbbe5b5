import { resolveProfile } from '@sightline/allowlist';
import {
  changeProfiles,
  getProfiles,
  type ProfileChange,
  previewProfileChange,
  problemSchema,
  type StoreId,
  storeProfileLayersSchema,
  storeSchema,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const PORTAL = 'na.test.merchant-portal';

describe('profiles in layers', () => {
  let api: ApiUnderTest;
  let tenant: TenantFixture;
  let pool: Pool;
  let plain: StoreId;
  let patio: StoreId;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'profiles-harbor');
    await change({ kind: 'tenant', values: { region: 'na', environment: 'production', variables: { mid: '570' } } });
    plain = await addStore('0001', [], { pos: 'aloha' });
    patio = await addStore('0002', ['patio'], { pos: 'aloha' });
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const pathOf = (path: string): string => `/v1/tenants/${tenant.tenantId}${path}`;
  const post = async (path: string, body: unknown): Promise<{ status: number; body: unknown }> => {
    const answer = await tenant.console.send('POST', pathOf(path), body);
    return { status: answer.status, body: await answer.json() };
  };
  const change = async (body: ProfileChange): Promise<number> =>
    changeProfiles.response.parse((await post('/profiles', body)).body).storeCount;
  const preview = async (body: ProfileChange) =>
    previewProfileChange.response.parse((await post('/profiles/preview', body)).body);
  const addStore = async (number: string, tags: string[], profile: object): Promise<StoreId> => {
    const store = { number, name: `Store ${number}`, address: '', timeZone: 'UTC', tags, profile };
    const { status, body } = await post('/stores', store);
    expect(status).toBe(201);
    return (body as { id: StoreId }).id;
  };
  const profileOf = async (storeId: StoreId) =>
    storeSchema.parse(await (await tenant.console.get(pathOf(`/stores/${storeId}`))).json()).profile;
  const dueStores = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ number: string }>(
      'SELECT number FROM store WHERE tenant_id = $1 AND replan_due_at IS NOT NULL ORDER BY number',
      [tenant.tenantId],
    );
    await pool.query('UPDATE store SET replan_due_at = NULL WHERE tenant_id = $1', [tenant.tenantId]);
    return rows.map(({ number }) => number);
  };

  it('give a new store the values that it does not set itself', async () => {
    expect(await profileOf(plain)).toMatchObject({ pos: 'aloha', region: 'na', variables: { mid: '570' } });
  });

  it('preview the stores and values that a change affects, without changing anything', async () => {
    const seen = await preview({ kind: 'group', tag: 'patio', values: { variables: { mid: '812' }, intervalS: 60 } });
    expect(seen).toMatchObject({ storeCount: 1, incompleteCount: 0, differenceCount: 2 });
    expect(seen.differences).toContainEqual({ path: 'variables/mid', before: '570', after: '812', storeCount: 1 });
    expect(await profileOf(patio)).toMatchObject({ variables: { mid: '570' } });
  });

  it('change every store below and no other, and mark exactly those for replanning', async () => {
    await dueStores();
    expect(await change({ kind: 'group', tag: 'patio', values: { variables: { mid: '812' } } })).toBe(1);
    expect(await profileOf(patio)).toMatchObject({ variables: { mid: '812' } });
    expect(await profileOf(plain)).toMatchObject({ variables: { mid: '570' } });
    expect(await dueStores()).toEqual(['0002']);

    expect(
      await change({ kind: 'tenant', values: { region: 'na', environment: 'test', variables: { mid: '571' } } }),
    ).toBe(2);
    expect(await profileOf(patio)).toMatchObject({ environment: 'test', variables: { mid: '812' } });
    expect(await dueStores()).toEqual(['0001', '0002']);
  });

  it('apply in the order of the groups', async () => {
    const both = await addStore('0003', ['patio', 'airport'], { pos: 'aloha' });
    await change({ kind: 'group', tag: 'airport', values: { variables: { mid: '900' } } });
    expect(await profileOf(both)).toMatchObject({ variables: { mid: '900' } });
    await change({ kind: 'order', tags: ['airport', 'patio'] });
    expect(await profileOf(both)).toMatchObject({ variables: { mid: '812' } });
    await change({ kind: 'remove_group', tag: 'airport' });
    const { groups } = getProfiles.response.parse(await (await tenant.console.get(pathOf('/profiles'))).json());
    expect(groups).toEqual([{ tag: 'patio', values: { variables: { mid: '812' } }, storeCount: 2 }]);
  });

  it('show which layer each value of a store comes from', async () => {
    await post(`/stores/${patio}/profile`, { values: { pos: 'aloha', intervalS: 60 } });
    const answer = await tenant.console.get(pathOf(`/stores/${patio}/profile`));
    const { layers, vocabulary } = storeProfileLayersSchema.parse(await answer.json());
    expect(resolveProfile(layers).origins).toMatchObject({
      pos: { kind: 'store' },
      intervalS: { kind: 'store' },
      region: { kind: 'tenant' },
      'variables/mid': { kind: 'group', tag: 'patio' },
    });
    expect(vocabulary.openPoints.find(({ entryId }) => entryId === PORTAL)?.fields).toEqual(['host', 'addresses']);
  });

  it('refuse values that no pack takes, with their paths', async () => {
    const { status, body } = await post('/profiles', {
      kind: 'tenant',
      values: { variables: { mid: 'm570', till: '1' }, choices: { [PORTAL]: { addresses: ['10.0.0.1'] } } },
    });
    expect(status).toBe(422);
    const problem = problemSchema.parse(body);
    expect(problem.code).toBe('profile.invalid');
    expect(problem.faults?.map(({ path }) => path)).toEqual([
      'body.values.variables.mid',
      'body.values.variables.till',
      `body.values.choices.${PORTAL}.addresses.0`,
    ]);
  });

  it('refuse a change that leaves a store without a required field', async () => {
    const seen = await preview({ kind: 'tenant', values: { region: 'na' } });
    expect(seen).toMatchObject({
      incompleteCount: 3,
      incomplete: expect.arrayContaining([
        expect.objectContaining({ number: '0001', missing: ['environment'] }),
      ]) as unknown,
    });
    const { status, body } = await post('/profiles', { kind: 'tenant', values: { region: 'na' } });
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'profile.stores_incomplete' });
    expect(await profileOf(plain)).toMatchObject({ environment: 'test' });
  });

  it('refuse a new store whose required fields no layer sets', async () => {
    const store = { number: '0009', name: 'Bare', address: '', timeZone: 'UTC', profile: {} };
    const { status, body } = await post('/stores', store);
    expect(status).toBe(422);
    expect(body).toMatchObject({ code: 'store.profile_invalid', faults: [{ path: 'body.profile.pos' }] });
  });

  it('record who changed what in the audit log', async () => {
    const answer = await tenant.console.get(pathOf('/audit?limit=200'));
    const { events } = (await answer.json()) as { events: { subject: string; detail: Record<string, unknown> }[] };
    expect(events).toContainEqual(
      expect.objectContaining({
        actor: 'profiles-harbor (user@profiles-harbor.example)',
        action: 'profile.changed',
        subject: 'Profile of group patio',
        detail: { 'Merchant ID': 'not set → 812', 'Stores changed': 1 },
      }),
    );
  });
});
