import { readFile } from 'node:fs/promises';
import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { ListPublisher } from '@sightline/lab';
import { listPackSources, type Pack, type PackSource } from '@sightline/spec';
import { pino } from 'pino';
import { afterAll, beforeAll, beforeEach, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { servicesOfOwn } from '../../../test/services-of-own.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';
import { Database } from '../../platform/database/database.ts';
import { packSourceClients } from './pack-source-clients.ts';
import { PackSourceRecords } from './postgres/pack-source-records.ts';
import { PublishedPacks } from './postgres/published-packs.ts';
import { RefreshPackSources } from './refresh-pack-sources.ts';

const REDIS_DATABASE = 14;
const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const RANGES_ENTRY = 'all-pos.cloudflare-ranges';

describe('pack sources', () => {
  let api: ApiUnderTest;
  let database: Database;
  let tenant: TenantFixture;
  let publisher: ListPublisher;
  let refresh: RefreshPackSources;
  let packs: PublishedPacks;
  let now = new Date('2026-11-24T08:00:00Z');
  const source = async (name: string): Promise<string> =>
    await readFile(new URL(`../../../../../packages/allowlist/fixtures/sources/${name}`, import.meta.url), 'utf8');

  beforeAll(async () => {
    const given = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const services = await servicesOfOwn({ ...given, ownerUrl: inject('ownerUrl') }, 'pack_sources', REDIS_DATABASE);
    publisher = await ListPublisher.start();
    const packSourceUrls = { cloudflare: `${publisher.url}/client/v4/ips`, microsoft365: publisher.url };
    api = await startApi(services, { packSourceUrls });
    tenant = await createTenant(api, 'pack-sources');
    const log = pino({ level: 'silent' });
    database = new Database(api.config, log);
    packs = new PublishedPacks(database.systemPool);
    refresh = new RefreshPackSources({
      clients: packSourceClients({ packSourceUrls }),
      records: new PackSourceRecords(database),
      packs,
      clock: { now: () => now },
      log,
    });
    publisher.publish('/client/v4/ips', await source('cloudflare-api.json'));
    publisher.publish('/version/worldwide', await source('microsoft-365-version.json'));
    publisher.publish('/endpoints/worldwide', await source('microsoft-365-endpoints.json'));
    publisher.publish('/changes/worldwide/0000000000', await source('microsoft-365-changes.json'));
  });
  afterAll(async () => {
    await database.close();
    await api.close();
    await publisher.close();
  });
  beforeEach(() => {
    now = new Date(now.getTime() + 24 * HOUR_MS);
  });

  async function shown(id: string): Promise<PackSource | undefined> {
    const answer = await tenant.console.get(`/v1/tenants/${tenant.tenantId}/pack-sources`);
    expect(answer.status).toBe(200);
    return listPackSources.response.parse(await answer.json()).sources.find((candidate) => candidate.id === id);
  }

  async function newest(packId: string): Promise<Pack | undefined> {
    return (await packs.latestOfEach()).find(({ id }) => id === packId);
  }

  function rangesOf(pack: Pack | undefined): readonly string[] {
    const subject = pack?.entries.find(({ id }) => id === RANGES_ENTRY)?.subject;
    return subject?.kind === 'ranges' ? subject.cidrs : [];
  }

  it('publish a first version of a new list, and none while it stays the same', async () => {
    await refresh.refresh();
    expect(await newest('microsoft365')).toMatchObject({ version: 1, source: { vendorVersion: '2026102800' } });
    expect(await newest('paytronix')).toEqual(PAYTRONIX_PACK);
    expect(await shown('cloudflare')).toMatchObject({ readAt: now.toISOString(), changedAt: null, problem: null });
  });

  it('are not read again for six hours', async () => {
    await refresh.refresh();
    const first = await shown('cloudflare');
    now = new Date(now.getTime() + 6 * HOUR_MS - 1);
    await refresh.refresh();
    expect(await shown('cloudflare')).toEqual(first);
  });

  it('keep the last good list when an HTML challenge page answers, and warn until the next good answer', async () => {
    await refresh.refresh();
    const good = await newest('paytronix');
    const readAt = now.toISOString();
    for (const status of [200, 403]) {
      publisher.publish('/client/v4/ips', await source('cloudflare-challenge.html'), {
        status,
        mediaType: 'text/html',
      });
      now = new Date(now.getTime() + 24 * HOUR_MS);
      await refresh.refresh();
      expect(await newest('paytronix')).toEqual(good);
      const { problem, ...rest } = (await shown('cloudflare')) ?? {};
      expect(rest).toMatchObject({ readAt });
      expect(problem).toMatchObject({ kind: 'refused', isWarning: true });
      expect(problem?.text).toMatch(status === 200 ? /HTML page/ : /status 403/);
    }
    publisher.publish('/client/v4/ips', await source('cloudflare-api.json'));
    now = new Date(now.getTime() + 15 * MINUTE_MS);
    await refresh.refresh();
    expect(await shown('cloudflare')).toMatchObject({ problem: null });
  });

  it('refuse a list without an address family, and one that opens the whole Internet', async () => {
    const body = JSON.parse(await source('cloudflare-api.json')) as {
      result: { ipv4_cidrs: string[]; ipv6_cidrs: string[] };
    };
    const good = await newest('paytronix');
    for (const result of [
      { ...body.result, ipv6_cidrs: [] },
      { ...body.result, ipv4_cidrs: ['0.0.0.0/0'] },
    ]) {
      publisher.publish('/client/v4/ips', JSON.stringify({ ...body, result }));
      now = new Date(now.getTime() + 24 * HOUR_MS);
      await refresh.refresh();
      expect((await shown('cloudflare'))?.problem).toMatchObject({ kind: 'refused' });
      expect(await newest('paytronix')).toEqual(good);
    }
    publisher.publish('/client/v4/ips', JSON.stringify(body));
  });

  it('publish the next version of every pack that contains the ranges when the vendor changes them', async () => {
    const body = JSON.parse(await source('cloudflare-api.json')) as { result: { ipv4_cidrs: string[]; etag: string } };
    body.result.ipv4_cidrs.push('198.51.100.0/24');
    body.result.etag = 'the-next-one';
    publisher.publish('/client/v4/ips', JSON.stringify(body));
    await refresh.refresh();
    const next = await newest('paytronix');
    expect(next?.version).toBe(2);
    expect(rangesOf(next)).toEqual([
      ...rangesOf(PAYTRONIX_PACK).slice(0, 15),
      '198.51.100.0/24',
      ...rangesOf(PAYTRONIX_PACK).slice(15),
    ]);
    expect(next?.entries.map(({ id }) => id)).toEqual(PAYTRONIX_PACK.entries.map(({ id }) => id));
    expect(await shown('cloudflare')).toMatchObject({ changedAt: now.toISOString() });

    now = new Date(now.getTime() + 24 * HOUR_MS);
    await refresh.refresh();
    expect((await newest('paytronix'))?.version).toBe(2);
  });

  it("publish Microsoft's next version when its number goes up, with the changes that the service reports", async () => {
    publisher.publish('/version/worldwide', '{"instance":"Worldwide","latest":"2026112800"}');
    publisher.publish('/changes/worldwide/2026102800', '[]');
    await refresh.refresh();
    expect(await newest('microsoft365')).toMatchObject({ version: 2, source: { vendorVersion: '2026112800' } });
  });

  it('warn about a source that is silent for a day, not for a short time', async () => {
    publisher.publish('/client/v4/ips', 'busy', { status: 503 });
    await refresh.refresh();
    expect((await shown('cloudflare'))?.problem).toMatchObject({
      kind: 'unreachable',
      text: '127.0.0.1:' + String(publisher.port) + ' answered with HTTP status 503.',
    });
  });
});
