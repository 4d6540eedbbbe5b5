import { type FirewallExport, firewallExportSchema, hostIdSchema, type StoreId } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { setStates } from '../../../test/fleet-states.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const AT = new Date('2026-11-24T12:00:00Z');

describe('firewall exports', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let tenant: TenantFixture;
  let other: TenantFixture;
  let blockedStore: StoreId;
  let wellStore: StoreId;
  let otherStore: StoreId;
  let blockedEntryId: string;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'exports-harbor');
    other = await createTenant(api, 'exports-other');
    blockedStore = await tenant.createStore('0001', { mid: '570' });
    wellStore = await tenant.createStore('0002', { mid: '571' });
    otherStore = await other.createStore('0003', { mid: '999' });
    await enroll(api.url, await tenant.createToken(wellStore, 1));
    const { hostId } = await enroll(api.url, await tenant.createToken(blockedStore, 1));
    const { rows } = await pool.query<{ entry_id: string; check_no: number }>(
      `SELECT entry_id, check_no FROM planned_check WHERE host_id = $1 AND target->>'host' = 'm570.oltp.pxsplatform.com'`,
      [hostId],
    );
    const [check] = rows;
    if (!check) throw new Error('The store has no check of the transactional server.');
    blockedEntryId = check.entry_id;
    const blocked = { checkNo: check.check_no, state: 'blocked', reason: 'failing', outcome: 1 };
    await setStates(pool, hostIdSchema.parse(hostId), [blocked], AT);
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const ask = async (query: string): Promise<Response> =>
    await tenant.console.get(`/v1/tenants/${tenant.tenantId}/allowlist/export?${query}`);
  const read = async (query: string): Promise<FirewallExport> =>
    firewallExportSchema.parse(await (await ask(query)).json());

  it('contains what every store of the tenant needs, and nothing of another tenant', async () => {
    const answer = await read('format=palo_alto_edl_url');
    const lines = answer.text.split('\n');
    expect(lines).toContain('m570.oltp.pxsplatform.com/');
    expect(lines).toContain('m571.oltp.pxsplatform.com/');
    expect(answer.text).toContain('for: all 2 stores\n');
    expect(answer.text).not.toContain('m999');
    expect(answer).toMatchObject({ storeCount: 2, fileName: expect.stringMatching(/palo-alto-edl-url[.]txt$/) });
    expect(answer.notExpressible.length).toBeGreaterThan(0);
  });

  it('contains only failing entries when asked for', async () => {
    const answer = await read('format=json&scope=failing');
    const { records } = JSON.parse(answer.text) as { records: { id: string }[] };
    expect(records.map(({ id }) => id)).toEqual([blockedEntryId]);
    expect(answer.text).toContain('all 2 stores, failing entries only');
  });

  it('covers only the chosen stores, and their failing entries', async () => {
    const answer = await read(`format=palo_alto_edl_url&storeIds=${wellStore}`);
    expect(answer.text).toContain('for: store 0002\n');
    expect(answer.text).not.toContain('m570');
    expect(await read(`scope=failing&storeIds=${wellStore}`)).toMatchObject({ ruleCount: 0 });
    expect((await read(`scope=failing&storeIds=${blockedStore},${wellStore}`)).ruleCount).toBeGreaterThan(0);
  });

  it('covers the stores with a tag, and one pack of several', async () => {
    expect((await read('format=palo_alto_edl_url&tag=east')).text).toContain('for: 2 stores tagged east\n');
    expect(await read('tag=west')).toMatchObject({ storeCount: 0, ruleCount: 0 });
    expect((await read('packId=paytronix')).ruleCount).toBe((await read('')).ruleCount);
    expect(await read('packId=unknown')).toMatchObject({ storeCount: 2, ruleCount: 0 });
    expect((await ask(`tag=east&storeIds=${wellStore}`)).status).toBe(422);
  });

  it('refuses a diff of unknown versions', async () => {
    expect((await ask('scope=diff&packId=paytronix&since=1&version=77')).status).toBe(404);
  });

  it('merges into the rules of a Meraki network', async () => {
    const rule = {
      comment: 'Till printers',
      policy: 'allow',
      protocol: 'tcp',
      srcPort: 'Any',
      srcCidr: 'Any',
      destPort: '9100',
      destCidr: '10.0.0.0/8',
      syslogEnabled: true,
    };
    const path = `/v1/tenants/${tenant.tenantId}/allowlist/export/meraki`;
    const answer = firewallExportSchema.parse(
      await (await tenant.console.send('POST', path, { rules: [rule], storeIds: [wellStore] })).json(),
    );
    const { body } = JSON.parse(answer.text) as { body: { rules: (typeof rule)[] } };
    expect(body.rules.at(-1)).toEqual(rule);
    expect(body.rules.map(({ destCidr }) => destCidr)).toContain('m571.oltp.pxsplatform.com');
    const broken = { rules: [{ ...rule, policy: 'maybe' }] };
    expect((await tenant.console.send('POST', path, broken)).status).toBe(422);
  });

  it("does not reveal whether another tenant's store exists", async () => {
    const answer = await ask(`storeIds=${wellStore},${otherStore}`);
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: 'request.not_found' });
  });

  it.each([
    'format=pdf',
    'scope=some',
    'scope=diff',
    'scope=diff&packId=paytronix&since=1&version=1',
    'tag=',
    'storeIds=',
    'storeIds=1',
    `storeIds=${'a,'.repeat(5_000)}`,
  ])('refuses %s', async (query) => {
    expect((await ask(query)).status).toBe(422);
  });

  it('refuses a fleet with too many kinds of store, and exports a part of it', async () => {
    const varied = await createTenant(api, 'exports-varied');
    await pool.query(
      `INSERT INTO store (tenant_id, number, name, address, time_zone, profile)
       SELECT $1, n::text, 'Store', '', 'UTC',
         jsonb_build_object('pos', 'aloha', 'region', 'na', 'environment', 'production', 'intervalS', 30,
           'variables', jsonb_build_object('mid', n::text))
       FROM generate_series(100000, 120000) AS n`,
      [varied.tenantId],
    );
    const path = `/v1/tenants/${varied.tenantId}/allowlist/export`;
    const refusal = await varied.console.get(path);
    expect(refusal.status).toBe(422);
    expect(await refusal.json()).toMatchObject({ code: 'export.too_many_kinds' });
    const { rows } = await pool.query<{ id: string }>('SELECT id FROM store WHERE tenant_id = $1 LIMIT 100', [
      varied.tenantId,
    ]);
    const part = await varied.console.get(`${path}?storeIds=${rows.map(({ id }) => id).join(',')}`);
    expect(part.status).toBe(200);
  });
});
