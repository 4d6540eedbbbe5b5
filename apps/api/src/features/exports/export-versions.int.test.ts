import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { type Entry, type FirewallExport, firewallExportSchema, type Pack, packSchema } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { PackLibrary } from '../packs/index.ts';

const PACK_ID = 'exports-sample';

/** A pack that names some servers. */
function packOf(version: number, hosts: Readonly<Record<string, string>>): Pack {
  const [pattern] = PAYTRONIX_PACK.entries.filter(({ subject }) => subject.kind === 'endpoint');
  if (pattern?.subject.kind !== 'endpoint') throw new Error('The guide names a server.');
  const { subject } = pattern;
  const appliesTo: Entry['appliesTo'] = { pos: 'all', regions: 'all', environments: 'all', roles: ['boh'] };
  const entries = Object.entries(hosts).map(([id, host]) => ({
    ...pattern,
    id,
    title: id,
    appliesTo,
    flags: [],
    subject: { ...subject, names: [{ pattern: host }] },
  }));
  return packSchema.parse({ ...PAYTRONIX_PACK, id: PACK_ID, version, title: 'Sample of exports', entries });
}

describe('exports of a pack in two versions', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let tenant: TenantFixture;

  beforeAll(async () => {
    // Publishing reaches every tenant of the database.
    const urls = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...urls, ownerUrl: inject('ownerUrl') }, 'export_versions_suite', 15);
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'exports-versions');
    const staged = await tenant.createStore('0001');
    await tenant.createStore('0002');
    await pool.query(`UPDATE store SET tags = '{west}' WHERE tenant_id = $1 AND id <> $2`, [tenant.tenantId, staged]);
    const library = api.application.get(PackLibrary, { strict: false });
    await library.publish(packOf(1, { kept: 'kept.example.net', old: 'old.example.net' }));
    await library.publish(packOf(2, { kept: 'kept.example.net', fresh: 'fresh.example.net' }));
    await pool.query(
      `INSERT INTO pack_adoption (tenant_id, pack_id, version, tags, adopted_at)
       VALUES ($1, $2, 1, '{}', now() - interval '1 hour'), ($1, $2, 2, '{east}', now())`,
      [tenant.tenantId, PACK_ID],
    );
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const read = async (query: string): Promise<FirewallExport> => {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/allowlist/export?${query}`);
    return firewallExportSchema.parse(await answer.json());
  };
  const linesOf = (text: string): string[] => text.split('\n').filter((line) => line.endsWith('.example.net/'));

  it('contain what each store needs for its version, once', async () => {
    const { text, fileName } = await read(`format=palo_alto_edl_url&packId=${PACK_ID}`);
    expect(linesOf(text).sort()).toEqual(['fresh.example.net/', 'kept.example.net/', 'old.example.net/']);
    expect(text).toContain('# Pack: Sample of exports (exports-sample), version 2\n');
    expect(fileName).toContain('packs');
    const west = await read(`format=palo_alto_edl_url&packId=${PACK_ID}&tag=west`);
    expect(linesOf(west.text)).toEqual(['kept.example.net/', 'old.example.net/']);
  });

  it('contain every pack that the stores use when none is named', async () => {
    const { text } = await read('format=palo_alto_edl_url');
    expect(text).toContain('kept.example.net/');
    expect(text).toContain('m570.oltp.pxsplatform.com/');
    expect(text.match(/^# Pack: /gm)).toHaveLength(3);
  });

  it('contain what the newer version adds and list what is removable, in either direction', async () => {
    const forward = await read(`format=palo_alto_edl_url&scope=diff&packId=${PACK_ID}&since=1&version=2`);
    expect(linesOf(forward.text)).toEqual(['fresh.example.net/']);
    expect(forward).toMatchObject({
      ruleCount: 1,
      removableCount: 1,
      removable: [{ subject: 'old.example.net tcp 443' }],
    });
    expect(forward.text).toContain('# - old: old.example.net tcp 443\n');
    const back = await read(`format=palo_alto_edl_url&scope=diff&packId=${PACK_ID}&since=2&version=1`);
    expect(linesOf(back.text)).toEqual(['old.example.net/']);
  });
});
