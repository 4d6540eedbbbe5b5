import type { StoreId, TenantId } from '@sightline/spec';
import { AccountSeeder } from '../src/features/accounts/index.ts';
import { CreateEnrollmentToken } from '../src/features/agents/index.ts';
import { SYSTEM_ACTOR } from '../src/features/audit/index.ts';
import { CreateStore } from '../src/features/stores/index.ts';
import type { ApiUnderTest } from './api-under-test.ts';
import { type ConsoleClient, signIn } from './console-client.ts';

const PASSWORD = 'a password for tests';

/** A tenant for one suite, with one signed-in user. */
export interface TenantFixture {
  readonly tenantId: TenantId;
  readonly console: ConsoleClient;
  createStore(number: string, variables?: Record<string, string>): Promise<StoreId>;
  /** Creates an enrollment token for hosts of a store. */
  createToken(storeId: StoreId, usesMax: number): Promise<string>;
}

/** Creates a tenant; `name` must be unique to the suite, since all suites share one database. */
export async function createTenant(
  api: ApiUnderTest,
  name: string,
  options: { isControl?: boolean } = {},
): Promise<TenantFixture> {
  const email = `user@${name}.example`;
  const seeder = api.application.get(AccountSeeder, { strict: false });
  const { tenantId } = await seeder.seedTenant({
    name,
    slug: name,
    isControl: options.isControl ?? false,
    users: [{ name, email, password: PASSWORD, role: 'owner' }],
  });
  const stores = api.application.get(CreateStore, { strict: false });
  const tokens = api.application.get(CreateEnrollmentToken, { strict: false });
  return {
    tenantId,
    console: await signIn(api.url, email, PASSWORD),
    createStore: async (number, variables = { mid: '570' }) =>
      await stores.create(
        tenantId,
        {
          number,
          name: `Harbor Point ${number}`,
          address: '1 Pier Road, Portland',
          timeZone: 'America/New_York',
          tags: ['east'],
          profile: { pos: 'aloha', region: 'na', environment: 'production', variables, intervalS: 30 },
        },
        SYSTEM_ACTOR,
      ),
    createToken: async (storeId, usesMax) =>
      (await tokens.create({ tenantId, storeId, usesMax, validForS: 3_600, actor: null })).token,
  };
}
