import { profileOfStore } from '@sightline/allowlist';
import { flatProfile, type Pack, type ProfileValues, type StoreId, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { LivePublisher } from '../live/index.ts';
import { checkOwnValues, type StorePacks } from '../stores/index.ts';
import { describeValues } from './domain/describe-change.ts';
import { profileVocabulary } from './domain/profile-vocabulary.ts';
import type { ProfileStore } from './postgres/profile-store.ts';
import type { ProfiledStore, ProfileTransaction } from './postgres/profile-transaction.ts';

interface ChangeStoreProfileParts {
  readonly profiles: ProfileStore;
  readonly storePacks: StorePacks;
  readonly live: LivePublisher;
  readonly clock: Clock;
}

interface OwnChange {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  /** As the caller gave them; fields left out are inherited. */
  readonly values: unknown;
  readonly actor: Actor;
}

/** Changes the profile values that a store sets itself, and has the store planned again when its profile changes. */
export class ChangeStoreProfile {
  readonly #parts: ChangeStoreProfileParts;

  constructor(parts: ChangeStoreProfileParts) {
    this.#parts = parts;
  }

  /** Returns whether anything changed. Throws `store.profile_invalid`, or `request.not_found` for an unknown store. */
  async change({ tenantId, storeId, values, actor }: OwnChange): Promise<boolean> {
    const { profiles, storePacks, live } = this.#parts;
    const packsByTags = await storePacks.ofTenant(tenantId);
    const changed = await profiles.inTenant(tenantId, async (transaction) => {
      await transaction.lock();
      const store = await transaction.store(storeId);
      if (!store) throw notFound();
      const packs = packsByTags(store.tags);
      const own = await this.#save(transaction, { storeId, store, values, packs });
      if (own === null) return false;
      const subject = `Profile of store ${store.number} ${store.name}`;
      const detail = describeValues(store.own, own, profileVocabulary(packs));
      const event = { tenantId, at: this.#parts.clock.now(), actor, action: 'profile.changed' } as const;
      await transaction.record({ ...event, subject, detail });
      return true;
    });
    if (changed) await live.publish(tenantId, [{ kind: 'store_changed', storeId }]);
    return changed;
  }

  /** Returns the new values, or null when nothing changed. */
  async #save(
    transaction: ProfileTransaction,
    change: { storeId: StoreId; store: ProfiledStore; values: unknown; packs: readonly Pack[] },
  ): Promise<ProfileValues | null> {
    const { storeId, store, values, packs } = change;
    const layers = await transaction.layers();
    const { own, profile } = checkOwnValues(values, packs, (candidate) =>
      profileOfStore(layers, { tags: store.tags, own: candidate }),
    );
    const isSameProfile = isSame(store.profile, profile);
    if (isSameProfile && isSame(store.own, own)) return null;
    await transaction.saveOwn(storeId, own);
    if (!isSameProfile) {
      await transaction.saveProfiles([{ profile, storeIds: [storeId] }], this.#parts.clock.now());
    }
    return own;
  }
}

function isSame(a: ProfileValues, b: ProfileValues): boolean {
  const [first, second] = [flatProfile(a), flatProfile(b)];
  return first.size === second.size && [...first].every(([path, text]) => second.get(path) === text);
}
