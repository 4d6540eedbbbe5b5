import { type StoreId, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import { lockProfiles, readLayers } from '../../profiles/index.ts';
import { withProfile } from '../../store-imports/index.ts';
import type { NewStore } from '../domain/store.ts';
import type { StoreCreation, StoreStore } from '../stores.port.ts';

export class PostgresStoreStore implements StoreStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async createStore(
    tenantId: TenantId,
    store: NewStore,
    { at, actor }: { readonly at: Date; readonly actor: Actor },
  ): Promise<StoreCreation> {
    const { own, tags, number, name, address, timeZone } = store;
    const columns = { number, name, address, timeZone, ownProfile: own, tags: [...tags] };
    return await this.#database.inTenant(tenantId, async (transaction) => {
      await lockProfiles(transaction, tenantId);
      const { profile } = withProfile(store, await readLayers(transaction, tenantId)) ?? store;
      // The number is all that can clash, so a row that was skipped is a number that is taken.
      const [created] = await transaction.store.createManyAndReturn({
        data: [{ ...columns, profile, tenantId, createdAt: at }],
        select: { id: true },
        skipDuplicates: true,
      });
      if (!created) return { kind: 'number_taken' };
      await transaction.$queryRaw`SELECT refresh_store_states(${tenantId}::uuid, ARRAY[${created.id}::uuid], ${at})`;
      const subject = `Store ${number} ${name}`;
      await AuditTrail.record(transaction, { tenantId, at, actor, action: 'store.added', subject, detail: {} });
      return { kind: 'created', storeId: storeIdSchema.parse(created.id) };
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
