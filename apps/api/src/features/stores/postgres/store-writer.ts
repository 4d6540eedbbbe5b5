import { profileOfStore } from '@sightline/allowlist';
import { type StoreId, storeIdSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import type { NewStore } from '../domain/new-store.ts';
import { lockProfiles } from './lock-profiles.ts';
import { readLayers } from './read-layers.ts';

export type StoreCreation = { readonly kind: 'created'; readonly storeId: StoreId } | { readonly kind: 'number_taken' };

export class StoreWriter {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Adds a store together with its initial state. */
  async create(
    tenantId: TenantId,
    store: NewStore,
    { at, actor }: { readonly at: Date; readonly actor: Actor },
  ): Promise<StoreCreation> {
    const { own, tags, number, name, address, timeZone } = store;
    const columns = { number, name, address, timeZone, ownProfile: own, tags: [...tags] };
    return await this.#database.inTenant(tenantId, async (transaction) => {
      await lockProfiles(transaction, tenantId);
      // The layers may have changed since the profile was checked.
      const resolved = profileOfStore(await readLayers(transaction, tenantId), store);
      const profile = resolved.kind === 'resolved' ? resolved.profile : store.profile;
      // Only the number can clash, so a skipped row means that the number is taken.
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
}
