import type { StoreId, TenantId } from '@sightline/spec';
import type { AccountSeeder } from '../../features/accounts/index.ts';
import type { CreateEnrollmentToken, ReplanStores } from '../../features/agents/index.ts';
import type { Channels } from '../../features/alerting/index.ts';
import { SYSTEM_ACTOR } from '../../features/audit/index.ts';
import type { ChangeStoreProfile } from '../../features/profiles/index.ts';
import type { CreateStore, StoreReader } from '../../features/stores/index.ts';
import type { SeedDocument, SeedResult } from './seed-document.ts';

const TOKEN_USES_MAX = 20;
const TOKEN_VALID_S = 86_400;

type TenantDocument = SeedDocument['tenants'][number];
type StoreDocument = TenantDocument['stores'][number];

export interface SeedParts {
  readonly accounts: AccountSeeder;
  readonly stores: StoreReader;
  readonly createStore: CreateStore;
  readonly changeStoreProfile: ChangeStoreProfile;
  readonly replanStores: ReplanStores;
  readonly createToken: CreateEnrollmentToken;
  readonly channels: Channels;
}

/**
 * Creates what a document describes, through the same use cases as HTTP. A second run creates nothing twice: it updates
 * the profiles of stores, and creates new tokens. Throws the AppError of a use case that refuses.
 */
export async function seedTenants(document: SeedDocument, parts: SeedParts): Promise<SeedResult> {
  const tenants: SeedResult['tenants'][number][] = [];
  for (const tenant of document.tenants) {
    const { tenantId, users } = await parts.accounts.seedTenant(tenant);
    const stores: SeedResult['tenants'][number]['stores'][number][] = [];
    for (const store of tenant.stores) {
      const storeId = await ensureStore(tenantId, store, parts);
      const order = { tenantId, storeId, usesMax: TOKEN_USES_MAX, validForS: TOKEN_VALID_S, actor: null };
      stores.push({ number: store.number, id: storeId, token: (await parts.createToken.create(order)).token });
    }
    const channels = await ensureChannels(tenantId, tenant.channels, parts);
    tenants.push({ slug: tenant.slug, id: tenantId, users, stores, channels });
  }
  return { tenants };
}

async function ensureStore(tenantId: TenantId, store: StoreDocument, parts: SeedParts): Promise<StoreId> {
  const known = await parts.stores.idOf(tenantId, store.number);
  if (!known) return await parts.createStore.create(tenantId, store, SYSTEM_ACTOR);
  if (await parts.changeStoreProfile.change({ tenantId, storeId: known, values: store.profile, actor: SYSTEM_ACTOR })) {
    await parts.replanStores.replan(tenantId, known);
  }
  return known;
}

/** Leaves an existing channel unchanged: replacing it would delete its deliveries. */
async function ensureChannels(
  tenantId: TenantId,
  wanted: TenantDocument['channels'],
  { channels }: SeedParts,
): Promise<{ name: string; id: string }[]> {
  const known = new Map((await channels.list(tenantId)).map(({ name, id }) => [name, id]));
  const made: { name: string; id: string }[] = [];
  for (const { name, config } of wanted) {
    const id = known.get(name) ?? (await channels.add(tenantId, { name, config }, SYSTEM_ACTOR));
    known.set(name, id);
    made.push({ name, id });
  }
  return made;
}
