import { createStoreImport, exportStores, type StoreImport, storeImportSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { eventually } from '../../../test/eventually.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { startWorker } from '../../../test/worker-under-test.ts';

const HEAD = 'number,name,address,time_zone,tags,pos,region,environment,mid';

/** More than one batch and, with tags, more than the 2 MiB that other routes accept. */
const MANY = 2_200;

describe('store imports', () => {
  let api: ApiUnderTest;
  let stopWorker: () => Promise<void>;
  let tenant: TenantFixture;
  let pool: Pool;

  beforeAll(async () => {
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'store_import_suite', 4);
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'import-harbor');
    stopWorker = await startWorker(services);
  });
  afterAll(async () => {
    await stopWorker();
    await pool.end();
    await api.close();
  });

  const pathOf = (path: string): string => `/v1/tenants/${tenant.tenantId}${path}`;
  const read = async (id: string): Promise<StoreImport> =>
    storeImportSchema.parse(await (await tenant.console.get(pathOf(`/store-imports/${id}`))).json());
  const check = async (lines: readonly string[]): Promise<StoreImport> => {
    const body = { fileName: 'stores.csv', text: `${lines.join('\r\n')}\r\n` };
    const answer = await tenant.console.send('POST', pathOf('/store-imports'), body);
    const { id } = createStoreImport.response.parse(await answer.json());
    return await eventually(
      async () => await read(id),
      ({ status }) => status !== 'checking',
    );
  };
  const apply = async (id: string, onlyGood: boolean): Promise<StoreImport> => {
    const answer = await tenant.console.send('POST', pathOf(`/store-imports/${id}/apply`), { onlyGood });
    expect(answer.status).toBe(200);
    return await eventually(
      async () => await read(id),
      ({ status }) => status !== 'applying',
    );
  };
  const countStores = async (): Promise<number> => {
    const { rows } = await pool.query('SELECT 1 FROM store WHERE tenant_id = $1', [tenant.tenantId]);
    return rows.length;
  };
  const exported = async (): Promise<string> =>
    exportStores.response.parse(await (await tenant.console.get(pathOf('/store-export'))).json()).text;

  it('reports on every row, and changes nothing until it is applied', async () => {
    const checked = await check([
      HEAD,
      '0001,"Harbor, Point",1 Pier Road,America/New_York,east|patio,aloha,na,production,570',
      '0002,Second,,UTC,,aloha,na,production,m570',
      '0003,Third,,Springfield,,aloha,na,production,',
    ]);
    expect(checked).toMatchObject({ status: 'checked', rowCount: 3 });
    expect(checked.report?.counts).toEqual({ added: 1, changed: 0, unchanged: 0, refused: 2 });
    expect(checked.report?.rows.slice(0, 2)).toMatchObject([
      { line: 3, faults: [{ column: 'mid' }] },
      { line: 4, faults: [{ column: 'time_zone' }] },
    ]);
    expect(await countStores()).toBe(0);

    const refused = await tenant.console.send('POST', pathOf(`/store-imports/${checked.id}/apply`), {});
    expect([refused.status, await refused.json()]).toMatchObject([409, { code: 'import.has_bad_rows' }]);
    expect(await countStores()).toBe(0);
    expect(await apply(checked.id, true)).toMatchObject({ status: 'applied', doneCount: 3 });
    expect(await countStores()).toBe(1);
    const again = await tenant.console.send('POST', pathOf(`/store-imports/${checked.id}/apply`), { onlyGood: true });
    expect([again.status, await again.json()]).toMatchObject([409, { code: 'import.not_ready' }]);
  });

  it('changes the store with a number, and marks it for replanning when its profile or tags change', async () => {
    const checked = await check(['number;mid', '0001;812']);
    expect(checked.report?.counts).toMatchObject({ changed: 1, refused: 0 });
    await apply(checked.id, false);
    const { rows } = await pool.query<{ name: string; profile: unknown }>(
      'SELECT name, profile FROM store WHERE tenant_id = $1',
      [tenant.tenantId],
    );
    expect(rows).toMatchObject([{ name: 'Harbor, Point', profile: { pos: 'aloha', variables: { mid: '812' } } }]);
  });

  it('exports a file that imports again unchanged, including formulas and quotes', async () => {
    const checked = await check([
      HEAD,
      `0100,'=cmd,"say ""hi"", then go",UTC,'@tag,aloha,na,production,570`,
      "0101,''=twice,,UTC,,aloha,na,test,",
    ]);
    await apply(checked.id, false);
    const text = await exported();
    expect(text).toContain("'=cmd");
    const same = await check(text.trimEnd().split('\r\n'));
    expect(same.report?.counts).toEqual({ added: 0, changed: 0, unchanged: 3, refused: 0 });
    const { rows } = await pool.query<{ name: string }>(
      'SELECT name FROM store WHERE tenant_id = $1 AND number LIKE $2 ORDER BY number',
      [tenant.tenantId, '010%'],
    );
    expect(rows).toEqual([{ name: '=cmd' }, { name: "'=twice" }]);
  });

  it('refuses a file that is not a table of stores, and names the line', async () => {
    expect(await check(['number,manager', '1,Ann'])).toMatchObject({
      status: 'refused',
      report: { refusal: { line: 1 } },
    });
    expect(await check([HEAD, '1,a,b'])).toMatchObject({ status: 'refused', report: { refusal: { line: 2 } } });
  });

  it('accepts a file with many rows, larger than other request bodies', async () => {
    const before = await countStores();
    const tags = Array.from({ length: 25 }, (_, n) => `${'long-tag-'.repeat(4)}${String(n)}`).join('|');
    const rows = Array.from(
      { length: MANY },
      (_, n) => `${String(90_000 + n)},Store,,UTC,${tags},aloha,na,production,`,
    );
    const checked = await check([HEAD, ...rows]);
    expect(checked.report?.counts).toMatchObject({ added: MANY, refused: 0 });
    expect(checked.report?.rows).toHaveLength(500);
    expect(await apply(checked.id, false)).toMatchObject({ status: 'applied', doneCount: MANY });
    expect(await countStores()).toBe(before + MANY);
    const { rows: states } = await pool.query('SELECT 1 FROM store_state WHERE tenant_id = $1', [tenant.tenantId]);
    expect(states).toHaveLength(before + MANY);
  });

  it('offers a template that imports as it is', async () => {
    const answer = await tenant.console.get(pathOf('/store-export?only=template'));
    const { text } = exportStores.response.parse(await answer.json());
    expect((await check(text.trimEnd().split('\r\n'))).report?.counts.refused).toBe(0);
  });
});
