import { pino } from 'pino';
import { describe, expect, inject, it } from 'vitest';
import { enroll, getAssignment } from '../../../test/agent-client.ts';
import { startApi, testConfig } from '../../../test/api-under-test.ts';
import { signIn } from '../../../test/console-client.ts';
import { runSeed } from './run-seed.ts';
import { seedDocumentSchema } from './seed-document.ts';

const PASSWORD = 'a password for tests';

const documentWith = (mid: string) =>
  seedDocumentSchema.parse({
    tenants: [
      {
        name: 'Seeded Harbor',
        slug: 'seed-harbor',
        users: [{ name: 'Ann', email: 'ann@seed.example', password: PASSWORD, role: 'owner' }],
        stores: [
          {
            number: '0001',
            name: 'Harbor Point',
            address: '1 Pier Road',
            timeZone: 'America/New_York',
            tags: ['east'],
            profile: { pos: 'aloha', region: 'na', environment: 'production', variables: { mid }, intervalS: 10 },
          },
        ],
        channels: [{ name: 'IT', config: { kind: 'email', to: ['it@seed.example'] } }],
      },
    ],
  });

describe('seeding', () => {
  it('creates everything once, however often it runs, and applies changed profiles', async () => {
    const services = { appUrl: inject('appUrl'), systemUrl: inject('systemUrl'), redisUrl: inject('redisUrl') };
    const seed = async (mid: string) =>
      (await runSeed(documentWith(mid), testConfig(services), pino({ level: 'fatal' }))).tenants[0];
    const idsOf = (tenant: Awaited<ReturnType<typeof seed>>) => [
      tenant?.id,
      ...[tenant?.users, tenant?.stores, tenant?.channels].map((list) => list?.map(({ id }) => id)),
    ];

    const first = await seed('570');
    const again = await seed('570');
    expect(idsOf(again)).toEqual(idsOf(first));

    const api = await startApi(services);
    try {
      await signIn(api.url, 'ann@seed.example', PASSWORD);
      const host = await enroll(api.url, first?.stores[0]?.token ?? '');
      await enroll(api.url, again?.stores[0]?.token ?? '', { hostname: 'boh-2' });
      const targets = async () => await (await getAssignment(api.url, host.hostKey)).text();
      expect(await targets()).toContain('m570.oltp');
      await seed('812');
      expect(await targets()).toContain('m812.oltp');
    } finally {
      await api.close();
    }
  });
});
