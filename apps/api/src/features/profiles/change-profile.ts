import { flatProfile, type Pack, type ProfileValues, type StoreId, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { LivePublisher } from '../live/index.ts';
import type { StoreLists } from '../stores/index.ts';
import { checkedOwnValues } from './checked-values.ts';
import { describeValues } from './domain/describe-change.ts';
import { profileVocabulary } from './domain/profile-vocabulary.ts';
import { profileOfStore } from './domain/tenant-layers.ts';
import type { ProfiledStore, ProfileStore, ProfileTransaction } from './profile-store.port.ts';

export interface ChangeProfilePorts {
  readonly profiles: ProfileStore;
  readonly lists: StoreLists;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

interface OwnChange {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  /** As the caller gave it; what it does not set is inherited. */
  readonly values: unknown;
  readonly actor: Actor;
}

/** Changes what a store sets of its profile itself; its hosts are planned anew when another profile comes of it. */
export class ChangeProfile {
  readonly #ports: ChangeProfilePorts;

  constructor(ports: ChangeProfilePorts) {
    this.#ports = ports;
  }

  /** Answers whether anything changed. Refuses with `store.profile_invalid`, and as not found a store of nobody. */
  async change({ tenantId, storeId, values, actor }: OwnChange): Promise<boolean> {
    const { profiles, lists, live } = this.#ports;
    const listsByTags = await lists.ofTenant(tenantId);
    const changed = await profiles.inTenant(tenantId, async (transaction) => {
      await transaction.lock();
      const store = await transaction.store(storeId);
      if (!store) throw notFound();
      const packs = listsByTags(store.tags);
      const own = await this.#save(transaction, { storeId, store, values, packs });
      if (own === null) return false;
      const subject = `Profile of store ${store.number} ${store.name}`;
      const detail = describeValues(store.own, own, profileVocabulary(packs));
      const event = { tenantId, at: this.#ports.clock.now(), actor, action: 'profile.changed' } as const;
      await transaction.record({ ...event, subject, detail });
      return true;
    });
    if (changed) await live.publish(tenantId, [{ kind: 'store_changed', storeId }]);
    return changed;
  }

  /** Answers the new values, or null when they are the old ones. */
  async #save(
    transaction: ProfileTransaction,
    change: { storeId: StoreId; store: ProfiledStore; values: unknown; packs: readonly Pack[] },
  ): Promise<ProfileValues | null> {
    const { storeId, store, values, packs } = change;
    const layers = await transaction.layers();
    const { own, profile } = checkedOwnValues(values, packs, (candidate) =>
      profileOfStore(layers, { tags: store.tags, own: candidate }),
    );
    const isSameProfile = isSame(store.profile, profile);
    if (isSameProfile && isSame(store.own, own)) return null;
    await transaction.saveOwn(storeId, own);
    if (!isSameProfile) {
      await transaction.saveProfiles([{ profile, storeIds: [storeId] }], this.#ports.clock.now());
    }
    return own;
  }
}

function isSame(a: ProfileValues, b: ProfileValues): boolean {
  const [first, second] = [flatProfile(a), flatProfile(b)];
  return first.size === second.size && [...first].every(([path, text]) => second.get(path) === text);
}
