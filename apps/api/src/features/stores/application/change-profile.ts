import type { StoreId, TenantId } from '@sightline/spec';
import { checkedProfile } from './checked-profile.ts';
import type { StoreStore } from './stores.port.ts';

/** Gives a store another profile. Its hosts are to be planned anew when that changed anything. */
export class ChangeProfile {
  readonly #stores: StoreStore;

  constructor(stores: StoreStore) {
    this.#stores = stores;
  }

  /** Answers whether anything changed. Refuses with `store.profile_invalid`. */
  async change(tenantId: TenantId, storeId: StoreId, profile: unknown): Promise<boolean> {
    return await this.#stores.changeProfile(tenantId, storeId, checkedProfile(profile));
  }
}
