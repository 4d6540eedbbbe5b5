import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import { AppError } from '../../../platform/errors.ts';
import type { LivePublisher } from '../../../platform/live/live-events.ts';
import type { NewStore } from '../domain/store.ts';
import { isTimeZone } from '../domain/time-zone.ts';
import { checkedProfile } from './checked-profile.ts';
import type { StoreStore } from './stores.port.ts';

/** A store as a caller describes it; the profile is still to be checked. */
export interface StoreDescription extends Omit<NewStore, 'profile'> {
  readonly profile: unknown;
}

/** Adds a store to a tenant. */
export class CreateStore {
  readonly #stores: StoreStore;
  readonly #live: Pick<LivePublisher, 'publish'>;
  readonly #clock: Clock;

  constructor(stores: StoreStore, live: Pick<LivePublisher, 'publish'>, clock: Clock) {
    this.#stores = stores;
    this.#live = live;
    this.#clock = clock;
  }

  /** Refuses with `store.profile_invalid`, `request.invalid` for a time zone nobody knows, or `store.number_taken`. */
  async create(tenantId: TenantId, description: StoreDescription): Promise<StoreId> {
    const store: NewStore = { ...description, profile: checkedProfile(description.profile) };
    requireTimeZone(store.timeZone);
    const creation = await this.#stores.createStore(tenantId, store, this.#clock.now());
    if (creation.kind === 'number_taken') {
      throw new AppError({
        kind: 'conflict',
        code: 'store.number_taken',
        detail: `There is a store with the number ${store.number} already.`,
      });
    }
    await this.#live.publish(tenantId, [{ kind: 'store_changed', storeId: creation.storeId }]);
    return creation.storeId;
  }
}

function requireTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The time zone is not one of the IANA database.',
    faults: [{ path: 'body.timeZone', message: `"${timeZone}" is not known; an example is America/New_York` }],
  });
}
