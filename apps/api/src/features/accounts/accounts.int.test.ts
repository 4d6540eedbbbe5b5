import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type ApiUnderTest, startApi } from '../../../test/api-under-test.ts';
import { consoleClient, signIn } from '../../../test/console-client.ts';
import { AccountSeeder, type SeededTenant } from './better-auth/account-seeder.ts';

const PASSWORD = 'a password for tests';

describe('accounts', () => {
  let api: ApiUnderTest;
  let seeder: AccountSeeder;
  let tenant: SeededTenant;

  const document = {
    name: 'Harbor Grill',
    slug: 'accounts-harbor',
    isControl: false,
    users: [{ name: 'Ann', email: 'ann@accounts.example', password: PASSWORD, role: 'owner' }],
  };

  beforeAll(async () => {
    api = await startApi({ appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') });
    seeder = api.application.get(AccountSeeder, { strict: false });
    tenant = await seeder.seedTenant(document);
  });
  afterAll(async () => {
    await api.close();
  });

  it('lets a seeded user sign in, and returns their name and tenants', async () => {
    const ann = await signIn(api.url, 'ann@accounts.example', PASSWORD);
    const answer = await ann.get('/v1/me');
    expect(answer.status).toBe(200);
    expect(await answer.json()).toEqual({
      user: { id: tenant.users[0]?.id, name: 'Ann', email: 'ann@accounts.example' },
      tenants: [{ id: tenant.tenantId, name: 'Harbor Grill', slug: 'accounts-harbor', role: 'owner' }],
    });
  });

  it('changes nothing when it seeds the same document again', async () => {
    expect(await seeder.seedTenant(document)).toEqual(tenant);
  });

  it('refuses requests without a session with auth.required', async () => {
    const answer = await consoleClient(api.url, '').get('/v1/me');
    expect(answer.status).toBe(401);
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    expect(await answer.json()).toMatchObject({ code: 'auth.required' });
  });

  it('refuses a session after its user has signed out', async () => {
    const ann = await signIn(api.url, 'ann@accounts.example', PASSWORD);
    const copy = consoleClient(api.url, ann.cookie);
    const out = await fetch(`${api.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie: ann.cookie, origin: 'http://127.0.0.1:3000' },
    });
    expect(out.status).toBe(200);
    expect((await copy.get('/v1/me')).status).toBe(401);
  });

  it('refuses a wrong password, and requests from another origin', async () => {
    await expect(signIn(api.url, 'ann@accounts.example', 'not the password')).rejects.toThrow('401');
    const { cookie } = await signIn(api.url, 'ann@accounts.example', PASSWORD);
    const answer = await fetch(`${api.url}/api/auth/sign-out`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', origin: 'https://elsewhere.example' },
      body: '{}',
    });
    expect(answer.status).toBe(403);
  });

  it('serves neither sign-up nor the library’s own tenant routes', async () => {
    const ann = await signIn(api.url, 'ann@accounts.example', PASSWORD);
    for (const path of ['/api/auth/organization/list', '/api/auth/organization/get-full-organization']) {
      expect((await ann.get(path)).status).toBe(404);
    }
    expect((await ann.send('POST', '/api/auth/sign-up/email', {})).status).toBe(404);
  });
});
