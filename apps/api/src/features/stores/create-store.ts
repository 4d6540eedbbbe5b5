import { profileOfStore } from '@sightline/allowlist';
import { isTimeZone, type StoreId, type TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { LivePublisher } from '../live/index.ts';
import { checkOwnValues } from './domain/check-own-values.ts';
import type { NewStore } from './domain/new-store.ts';
import type { StoreReader } from './postgres/store-reader.ts';
import type { StoreWriter } from './postgres/store-writer.ts';
import type { StorePacks } from './store-packs.ts';

/** A store as a caller describes it, with profile values that are not checked yet. */
export interface StoreDescription extends Omit<NewStore, 'profile' | 'own'> {
  readonly profile: unknown;
}

interface CreateStoreParts {
  readonly reader: StoreReader;
  readonly writer: StoreWriter;
  readonly storePacks: StorePacks;
  readonly live: LivePublisher;
  readonly clock: Clock;
}

/** Adds a store to a tenant. */
export class CreateStore {
  readonly #parts: CreateStoreParts;

  constructor(parts: CreateStoreParts) {
    this.#parts = parts;
  }

  /** Throws `store.profile_invalid`, `store.number_taken`, or `request.invalid` for an unknown time zone. */
  async create(tenantId: TenantId, description: StoreDescription, actor: Actor): Promise<StoreId> {
    const { reader, writer, storePacks, live, clock } = this.#parts;
    const layers = await reader.layersOf(tenantId);
    const { tags } = description;
    const values = checkOwnValues(description.profile, (await storePacks.ofTenant(tenantId))(tags), (own) =>
      profileOfStore(layers, { tags, own }),
    );
    requireTimeZone(description.timeZone);
    const creation = await writer.create(tenantId, { ...description, ...values }, { at: clock.now(), actor });
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
