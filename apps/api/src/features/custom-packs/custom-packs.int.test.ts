import { readFileSync } from 'node:fs';
import { importMicrosoft365 } from '@sightline/allowlist';
import {
  allowlistSchema,
  assignmentSchema,
  firewallExportSchema,
  hostOfTarget,
  listPacks,
  type Pack,
  packSchema,
  type StoreId,
  saveCustomEntry,
  storeSchema,
} from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';
import { PackLibrary } from '../packs/index.ts';

const KIOSK = {
  title: 'Loyalty kiosk',
  destination: 'kiosk.example.com',
  protocol: 'https',
  ports: '443',
  direction: 'outbound',
  roles: ['boh'],
  pos: [],
  regions: [],
  environments: [],
  required: true,
  breaks: 'Guests cannot order at the kiosk',
  notes: '',
} as const;
const SAMPLES = ['punchh', 'square', 'clover'] as const;
const TABLE = 'id,title,destination,protocol,ports\nmenu,Menu boards,menus.example.com,https,443\n';

function fixture(name: string): string {
  return readFileSync(new URL(`../../../../../packages/allowlist/fixtures/${name}`, import.meta.url), 'utf8');
}

function microsoft365(): Pack {
  const texts = {
    version: fixture('sources/microsoft-365-version.json'),
    endpoints: fixture('sources/microsoft-365-endpoints.json'),
    changes: fixture('sources/microsoft-365-changes.json'),
  };
  const reading = importMicrosoft365(texts, {
    file: 'microsoft-365-endpoints.json',
    sha256: 'ab'.repeat(32),
    retrievedAt: '2026-11-24',
    packId: 'microsoft-365-sample',
    packVersion: 1,
    vendor: 'Microsoft',
    title: 'Microsoft 365, sample',
    roles: ['boh'],
  });
  if (reading.kind === 'refused') throw new Error(reading.reason);
  return reading.pack;
}

function sample(name: (typeof SAMPLES)[number]): Pack {
  return packSchema.parse(JSON.parse(fixture(`packs/${name}.json`)));
}

/** The steps follow each other. */
describe("custom packs and further vendors' packs", () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let pool: Pool;
  let tenant: TenantFixture;
  let other: TenantFixture;
  let storeId: StoreId;
  let hostKey: string;

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'custom_packs_suite', 1);
    api = await startApi(services);
    stopWorker = await startWorker(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'own-harbor');
    other = await createTenant(api, 'own-other');
    storeId = await tenant.createStore('0001');
    ({ hostKey } = await enroll(api.url, await tenant.createToken(storeId, 1)));
  });
  afterAll(async () => {
    await stopWorker();
    await pool.end();
    await api.close();
  });

  const path = (rest: string, of = tenant): string => `/v1/tenants/${of.tenantId}${rest}`;
  const read = async (rest: string): Promise<unknown> => await (await tenant.console.get(path(rest))).json();
  const send = async (rest: string, body: unknown): Promise<unknown> =>
    await (await tenant.console.send('POST', path(rest), body)).json();
  const probed = async (): Promise<readonly (string | null)[]> => {
    const assignment = assignmentSchema.parse(await (await getAssignment(api.url, hostKey)).json());
    return assignment.checks.map(({ target }) => hostOfTarget(target));
  };
  const untilProbed = async (host: string): Promise<void> => {
    await eventually(probed, (hosts) => hosts.includes(host));
  };
  const untilNotProbed = async (host: string): Promise<void> => {
    await eventually(probed, (hosts) => !hosts.includes(host));
  };

  it('checks a custom entry within seconds, and shows and exports it like any other', async () => {
    const saved = saveCustomEntry.response.parse(await send('/custom-entries', { entryId: null, entry: KIOSK }));
    expect(saved).toEqual({ entryId: 'loyalty-kiosk', version: 1 });
    await untilProbed('kiosk.example.com');

    const { lists } = allowlistSchema.parse(await read('/allowlist'));
    expect(lists.map(({ packId, versions }) => [packId, versions])).toEqual([
      ['paytronix', [{ version: 1, storeCount: 1 }]],
      ['own.entries', [{ version: 1, storeCount: 1 }]],
    ]);
    expect(lists[1]?.entryStates['loyalty-kiosk']?.unverified).toBe(1);
    const store = storeSchema.parse(await read(`/stores/${storeId}`));
    expect(store.checks.at(-1)).toMatchObject({
      packId: 'own.entries',
      packTitle: 'Custom entries',
      title: KIOSK.title,
    });
    const exported = firewallExportSchema.parse(await read('/allowlist/export?format=palo_alto_edl_url'));
    expect(exported.text).toContain('kiosk.example.com/');
  });

  it('keeps the check of a changed entry, with its results', async () => {
    const checkId = async (): Promise<unknown> =>
      (await pool.query(`SELECT id FROM planned_check WHERE entry_id = 'loyalty-kiosk' AND retired_at IS NULL`)).rows;
    const before = await checkId();
    await send('/custom-entries', { entryId: 'loyalty-kiosk', entry: { ...KIOSK, destination: 'orders.example.com' } });
    await untilProbed('orders.example.com');
    expect(await checkId()).toEqual(before);
  });

  it('refuses an invalid entry with the field that is wrong, and an unknown entry', async () => {
    expect(await send('/custom-entries', { entryId: null, entry: { ...KIOSK, ports: '99999' } })).toMatchObject({
      code: 'custom_entry.invalid',
      faults: [{ path: 'body.entry.ports' }],
    });
    expect(await send('/custom-entries', { entryId: 'other', entry: KIOSK })).toMatchObject({
      code: 'request.not_found',
    });
  });

  it('retires the check of a removed entry; the next entry starts the pack again', async () => {
    expect((await tenant.console.send('DELETE', path('/custom-entries?entryId=loyalty-kiosk'))).status).toBe(204);
    await untilNotProbed('orders.example.com');
    const again = await send('/custom-entries', { entryId: null, entry: { ...KIOSK, title: 'Second' } });
    expect(again).toEqual({ entryId: 'second', version: 3 });
  });

  it('checks a table without saving it, names errors by line, and checks its entries once it is adopted', async () => {
    const list = { name: 'Menu vendor', fileName: 'menus.csv' };
    const bad = `${TABLE}tv,Screens,not a host!,https,443\n`;
    expect(await send('/custom-packs', { ...list, text: bad, mode: 'publish' })).toMatchObject({
      kind: 'refused',
      faults: [{ line: 3, column: 'destination' }],
    });
    expect(await send('/custom-packs', { ...list, text: TABLE, mode: 'check' })).toMatchObject({
      kind: 'readable',
      version: 1,
    });
    expect(listPacks.response.parse(await read('/packs')).packs.map(({ packId }) => packId)).not.toContain(
      'own.list-menu-vendor',
    );
    expect(await send('/custom-packs', { ...list, text: TABLE, mode: 'publish' })).toMatchObject({
      kind: 'published',
      version: 1,
    });
    expect(await probed()).not.toContain('menus.example.com');
    await send('/packs/adoptions', { packId: 'own.list-menu-vendor', version: 1, scope: { kind: 'all' } });
    await untilProbed('menus.example.com');
  });

  it('does not let another tenant read or adopt a custom pack', async () => {
    const version = await other.console.get(path('/packs/version?packId=own.list-menu-vendor&version=1', other));
    expect(version.status).toBe(404);
    const adoption = { packId: 'own.list-menu-vendor', version: 1, scope: { kind: 'all' } };
    expect((await other.console.send('POST', path('/packs/adoptions', other), adoption)).status).toBe(404);
  });

  it("adopts more vendors' packs beside the first one, each check with the pack it comes from", async () => {
    const library = api.application.get(PackLibrary, { strict: false });
    const packs = [...SAMPLES.map(sample), microsoft365()];
    for (const pack of packs) {
      await library.publish(pack);
      await send('/packs/adoptions', { packId: pack.id, version: pack.version, scope: { kind: 'all' } });
    }
    await untilProbed('isl.punchh.com');
    await untilProbed('teams.microsoft.com');
    expect(await probed()).toContain('m570.oltp.pxsplatform.com');
    const { lists } = allowlistSchema.parse(await read('/allowlist'));
    const ids = lists.map(({ packId }) => packId);
    expect(ids[0]).toBe('paytronix');
    for (const { id } of packs) expect(ids).toContain(id);
    // Entries that nothing can probe have notes that say so.
    const square = lists.find(({ packId }) => packId === 'square-sample');
    expect(Object.keys(square?.entryNotes ?? {})).toContain('square.all');
    const { rows } = await pool.query<{ pack_id: string; entries: string[] }>(
      `SELECT pack_id, array_agg(DISTINCT entry_id) AS entries FROM planned_check
       WHERE store_id = $1 AND retired_at IS NULL GROUP BY 1`,
      [storeId],
    );
    for (const { pack_id: packId, entries } of rows) {
      const known = packs.find(({ id }) => id === packId)?.entries.map(({ id }) => id) ?? entries;
      expect(known).toEqual(expect.arrayContaining(entries));
    }
  });
});
