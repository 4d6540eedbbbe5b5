import { layersOfStore } from '@sightline/allowlist';
import type { Profiles, StoreId, StoreProfileLayers, TenantId } from '@sightline/spec';
import { notFound } from '../../platform/errors.ts';
import { packsOfAny, type StorePacks } from '../stores/index.ts';
import { profileVocabulary } from './domain/profile-vocabulary.ts';
import type { ProfileStore } from './postgres/profile-store.ts';

/** Reads profiles by layer, for the console. */
export class ReadProfiles {
  readonly #profiles: ProfileStore;
  readonly #storePacks: StorePacks;

  constructor(profiles: ProfileStore, storePacks: StorePacks) {
    this.#profiles = profiles;
    this.#storePacks = storePacks;
  }

  async profiles(tenantId: TenantId): Promise<Profiles> {
    const { layers, storeCount, tags, replanning } = await this.#profiles.overviewOf(tenantId);
    const countByTag = new Map(tags.map(({ tag, storeCount: count }) => [tag, count]));
    return {
      storeCount,
      tenant: layers.tenant,
      groups: layers.groups.map((group) => ({ ...group, storeCount: countByTag.get(group.tag) ?? 0 })),
      tags: [...tags],
      vocabulary: profileVocabulary(packsOfAny(await this.#storePacks.ofTenant(tenantId), [...countByTag.keys()])),
      replanning,
    };
  }

  /** Throws `request.not_found` for a store that the tenant does not have. */
  async ofStore(tenantId: TenantId, storeId: StoreId): Promise<StoreProfileLayers> {
    const { store, layers } = await this.#profiles.inTenant(tenantId, async (transaction) => ({
      store: await transaction.store(storeId),
      layers: await transaction.layers(),
    }));
    if (!store) throw notFound();
    return {
      layers: layersOfStore(layers, store),
      vocabulary: profileVocabulary((await this.#storePacks.ofTenant(tenantId))(store.tags)),
    };
  }
}
