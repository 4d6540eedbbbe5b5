import { listFeeds, type TenantId } from '@sightline/spec';
import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { z } from 'zod';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { createTenant, type TenantFixture } from '../../../test/tenant-fixture.ts';

const madeSchema = z.object({
  id: z.string(),
  token: z.string().min(40),
  urls: z.array(z.object({ format: z.string(), url: z.string() })),
});

describe('feeds', () => {
  let api: ApiUnderTest;
  let pool: Pool;
  let tenant: TenantFixture;

  beforeAll(async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    api = await startApi(services);
    pool = new Pool({ connectionString: services.systemUrl, max: 2 });
    tenant = await createTenant(api, 'feeds-harbor');
    await tenant.createStore('0001', { mid: '570' });
    const other = await createTenant(api, 'feeds-other');
    await other.createStore('0001', { mid: '999' });
  });
  afterAll(async () => {
    await pool.end();
    await api.close();
  });

  const create = async (body: object) =>
    madeSchema.parse(await (await tenant.console.send('POST', `/v1/tenants/${tenant.tenantId}/feeds`, body)).json());
  const list = async () =>
    listFeeds.response.parse(await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/feeds`)).json()).feeds;
  const fetchFeed = async (token: string, file: string, headers: Record<string, string> = {}): Promise<Response> =>
    await fetch(`${api.url}/v1/feeds/${token}/${file}`, { headers, signal: AbortSignal.timeout(20_000) });
  /** Makes the last comparison with the stores look older. */
  const age = async (tenantId: TenantId): Promise<void> => {
    await pool.query(`UPDATE feed_list SET checked_at = checked_at - interval '10 minutes' WHERE tenant_id = $1`, [
      tenantId,
    ]);
  };

  it('serves a firewall the lines of its format and nothing else', async () => {
    const { token, urls } = await create({ name: 'Lines' });
    expect(urls.map(({ url }) => url)).toContain(`http://127.0.0.1:3000/v1/feeds/${token}/palo-alto-edl-url.txt`);
    const answer = await fetchFeed(token, 'palo-alto-edl-url.txt');
    expect(answer.status).toBe(200);
    expect(answer.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(answer.headers.get('cache-control')).toContain('max-age=60');
    const lines = (await answer.text()).split('\n');
    expect(lines.pop()).toBe('');
    expect(lines).toContain('m570.oltp.pxsplatform.com/');
    expect(lines.filter((line) => !/^[a-z0-9*.-]+\/$/.test(line))).toEqual([]);
    const ranges = (await (await fetchFeed(token, 'sonicwall-ip.txt')).text()).split('\n');
    expect(ranges).toContain('173.245.48.0/20');
  });

  it('answers 304 while the list is unchanged, and counts fetches', async () => {
    const { id, token } = await create({ name: 'Conditional' });
    const etag = (await fetchFeed(token, 'opnsense-alias.txt')).headers.get('etag') ?? '';
    const again = await fetchFeed(token, 'opnsense-alias.txt', { 'if-none-match': `W/${etag}`, 'user-agent': 'fw/1' });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', etag]);
    const feed = (await list()).find((one) => one.id === id);
    expect(feed).toMatchObject({ fetchCount: 2, lastFetchedBy: '127.0.0.1, fw/1', tokenEnd: token.slice(-4) });
    expect(JSON.stringify(feed)).not.toContain(token);
  });

  it('keeps the last list instead of an empty one, and says so', async () => {
    const { id, token } = await create({ name: 'Kept', tag: 'east' });
    const before = await fetchFeed(token, 'palo-alto-edl-url.txt');
    await pool.query(`UPDATE store SET tags = '{}' WHERE tenant_id = $1`, [tenant.tenantId]);
    await age(tenant.tenantId);
    const kept = await fetchFeed(token, 'palo-alto-edl-url.txt');
    expect([kept.status, await kept.text()]).toEqual([200, await before.text()]);
    expect(kept.headers.get('x-sightline-kept-since')).toMatch(/^20/);
    expect((await list()).find((one) => one.id === id)?.lists).toMatchObject([{ keptSince: expect.any(String) }]);

    const fresh = await create({ name: 'Nothing', tag: 'nowhere' });
    const empty = await fetchFeed(fresh.token, 'palo-alto-edl-url.txt');
    expect([empty.status, empty.headers.get('retry-after')]).toEqual([503, '300']);
    expect(await empty.json()).toMatchObject({ code: 'feed.empty' });

    await pool.query(`UPDATE store SET tags = '{east}' WHERE tenant_id = $1`, [tenant.tenantId]);
    await age(tenant.tenantId);
    expect((await fetchFeed(token, 'palo-alto-edl-url.txt')).headers.get('x-sightline-kept-since')).toBeNull();
  });

  it('follows the stores', async () => {
    const { token } = await create({ name: 'Follows' });
    const before = await fetchFeed(token, 'palo-alto-edl-url.txt');
    await tenant.createStore('0002', { mid: '815' });
    await age(tenant.tenantId);
    const after = await fetchFeed(token, 'palo-alto-edl-url.txt', {
      'if-none-match': before.headers.get('etag') ?? '',
    });
    expect(after.status).toBe(200);
    expect(await after.text()).toContain('m815.oltp.pxsplatform.com/\n');
  });

  it('stops working when revoked; creating and revoking are in the audit log', async () => {
    const { id, token } = await create({ name: 'Revoked' });
    expect((await fetchFeed(token, 'palo-alto-edl-url.txt')).status).toBe(200);
    expect((await fetchFeed(token, 'constructor')).status).toBe(404);
    const path = `/v1/tenants/${tenant.tenantId}/feeds/${id}`;
    expect((await tenant.console.send('DELETE', path)).status).toBe(204);
    expect((await fetchFeed(token, 'palo-alto-edl-url.txt')).status).toBe(404);
    const trail = await (await tenant.console.get(`/v1/tenants/${tenant.tenantId}/audit`)).text();
    expect(trail).toContain('feed.created');
    expect(trail).toContain('feed.revoked');
  });

  it('stops token guessing', async () => {
    const statuses = [];
    for (let tries = 0; tries < 30; tries += 1) statuses.push((await fetchFeed(`guess-${tries}`, 'csv.txt')).status);
    expect(statuses[0]).toBe(404);
    expect(statuses.at(-1)).toBe(429);
  });
});
