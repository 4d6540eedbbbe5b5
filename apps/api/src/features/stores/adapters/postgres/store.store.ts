import { type StoreId, type StoreProfile, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../../platform/database/database.ts';
import type { StoreCreation, StoreStore } from '../../application/stores.port.ts';
import type { NewStore } from '../../domain/store.ts';

export class PostgresStoreStore implements StoreStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async createStore(tenantId: TenantId, store: NewStore, at: Date): Promise<StoreCreation> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // The number is all that can clash, so a row that was skipped is a number that is taken.
      const [created] = await transaction.store.createManyAndReturn({
        data: [{ ...store, tenantId, tags: [...store.tags], createdAt: at }],
        select: { id: true },
        skipDuplicates: true,
      });
      if (!created) return { kind: 'number_taken' };
      await transaction.$queryRaw`SELECT refresh_store_states(${tenantId}::uuid, ARRAY[${created.id}::uuid], ${at})`;
      return { kind: 'created', storeId: storeIdSchema.parse(created.id) };
    });
  }

  async changeProfile(tenantId: TenantId, storeId: StoreId, profile: StoreProfile): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const text = JSON.stringify(profile);
      const changed = await transaction.$executeRaw`
        UPDATE store SET profile = ${text}::jsonb
        WHERE tenant_id = ${tenantId}::uuid AND id = ${storeId}::uuid AND profile <> ${text}::jsonb`;
      return changed > 0;
    });
  }

  async storeIdOf(tenantId: TenantId, number: string): Promise<StoreId | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const store = await transaction.store.findUnique({
        where: { tenantId_number: { tenantId, number } },
        select: { id: true },
      });
      return store ? storeIdSchema.parse(store.id) : null;
    });
  }
}
