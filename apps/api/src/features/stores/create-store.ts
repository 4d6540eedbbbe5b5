import type { StoreId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { LivePublisher } from '../live/index.ts';
import type { ProfileStore } from '../profiles/index.ts';
import { checkedOwnValues, profileOfStore } from '../profiles/index.ts';
import type { NewStore } from './domain/store.ts';
import { isTimeZone } from './domain/time-zone.ts';
import type { StoreLists } from './store-lists.port.ts';
import type { StoreStore } from './stores.port.ts';

/** A store as a caller describes it; what it sets of its profile itself is still to be checked. */
export interface StoreDescription extends Omit<NewStore, 'profile' | 'own'> {
  readonly profile: unknown;
}

export interface CreateStorePorts {
  readonly stores: StoreStore;
  readonly profiles: ProfileStore;
  readonly lists: StoreLists;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly clock: Clock;
}

/** Adds a store to a tenant. */
export class CreateStore {
  readonly #ports: CreateStorePorts;

  constructor(ports: CreateStorePorts) {
    this.#ports = ports;
  }

  /** Refuses with `store.profile_invalid`, `request.invalid` for a time zone nobody knows, or `store.number_taken`. */
  async create(tenantId: TenantId, description: StoreDescription, actor: Actor): Promise<StoreId> {
    const { stores, profiles, lists, live, clock } = this.#ports;
    const layers = await profiles.inTenant(tenantId, async (transaction) => await transaction.layers());
    const { tags } = description;
    const values = checkedOwnValues(description.profile, (await lists.ofTenant(tenantId))(tags), (own) =>
      profileOfStore(layers, { tags, own }),
    );
    requireTimeZone(description.timeZone);
    const at = clock.now();
    const creation = await stores.createStore(tenantId, { ...description, ...values }, { at, actor });
    if (creation.kind === 'number_taken') {
      throw new AppError({
        kind: 'conflict',
        code: 'store.number_taken',
        detail: `You already have a store with number ${description.number}. Choose another number.`,
      });
    }
    await live.publish(tenantId, [{ kind: 'store_changed', storeId: creation.storeId }]);
    return creation.storeId;
  }
}

function requireTimeZone(timeZone: string): void {
  if (isTimeZone(timeZone)) return;
  throw new AppError({
    kind: 'invalid',
    code: 'request.invalid',
    detail: 'The time zone is unknown. Use an IANA name such as America/New_York.',
    faults: [
      { path: 'body.timeZone', message: `"${timeZone}" is not an IANA time zone; an example is America/New_York` },
    ],
  });
}
