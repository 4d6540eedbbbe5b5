import { profileFaults, type TenantLayers } from '@sightline/allowlist';
import {
  formatCount,
  formatList,
  type Pack,
  type ProfileChange,
  type ProfilePreview,
  type ProfileValues,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import type { LivePublisher } from '../live/index.ts';
import { packsOfAny, type StorePacks } from '../stores/index.ts';
import { changeLayers } from './domain/change-layers.ts';
import { describeChange } from './domain/describe-change.ts';
import { type ProfileEffects, profileEffects, storeCount } from './domain/profile-effects.ts';
import { profileVocabulary } from './domain/profile-vocabulary.ts';
import type { ProfileStore } from './postgres/profile-store.ts';
import type { ProfileTransaction } from './postgres/profile-transaction.ts';

const DIFFERENCES_LISTED_MAX = 100;
const STORES_LISTED_MAX = 20;

interface ChangeProfilesParts {
  readonly profiles: ProfileStore;
  readonly storePacks: StorePacks;
  readonly live: LivePublisher;
  readonly clock: Clock;
}

/** Changes the profile values of a tenant or of a group of stores, and saves the resulting profile of each store. */
export class ChangeProfiles {
  readonly #parts: ChangeProfilesParts;

  constructor(parts: ChangeProfilesParts) {
    this.#parts = parts;
  }

  /** Returns the effects that a change would have. Throws `profile.invalid`. */
  async preview(tenantId: TenantId, change: ProfileChange): Promise<ProfilePreview> {
    await this.#check(tenantId, change);
    return await this.#parts.profiles.inTenant(tenantId, async (transaction) => {
      const layers = requireChange(await transaction.layers(), change);
      const effects = profileEffects(layers, await transaction.storeKinds());
      return {
        storeCount: storeCount(effects.changed),
        differences: effects.differences.slice(0, DIFFERENCES_LISTED_MAX),
        differenceCount: effects.differences.length,
        incompleteCount: storeCount(effects.incomplete),
        incomplete: await listIncomplete(transaction, effects),
      };
    });
  }

  /**
   * Returns how many stores got a new profile. Throws `profile.invalid`, or `profile.stores_incomplete` when stores would
   * lack a required field.
   */
  async change(tenantId: TenantId, change: ProfileChange, actor: Actor): Promise<number> {
    const packs = await this.#check(tenantId, change);
    const { profiles, clock, live } = this.#parts;
    const count = await profiles.inTenant(tenantId, async (transaction) => {
      await transaction.lock();
      const before = await transaction.layers();
      const layers = requireChange(before, change);
      const effects = profileEffects(layers, await transaction.storeKinds());
      if (effects.incomplete.length > 0) throw await storesIncomplete(transaction, effects);
      const at = clock.now();
      await transaction.saveLayers(layers, at);
      await transaction.saveProfiles(effects.changed, at);
      const stores = storeCount(effects.changed);
      const { subject, detail } = describeChange(before, change, profileVocabulary(packs));
      const event = { tenantId, at, actor, action: 'profile.changed', subject } as const;
      await transaction.record({ ...event, detail: { ...detail, 'Stores changed': stores } });
      return stores;
    });
    await live.publish(tenantId, [{ kind: 'stores_changed' }]);
    return count;
  }

  /** Returns the packs that any store of the tenant uses. Throws `profile.invalid` for values that none of them takes. */
  async #check(tenantId: TenantId, change: ProfileChange): Promise<readonly Pack[]> {
    const { profiles, storePacks } = this.#parts;
    const { tags } = await profiles.overviewOf(tenantId);
    const names = tags.map(({ tag }) => tag);
    const packs = packsOfAny(await storePacks.ofTenant(tenantId), names);
    if (change.kind === 'tenant' || change.kind === 'group') requireFitting(change.values, packs);
    return packs;
  }
}

function requireFitting(values: ProfileValues, packs: readonly Pack[]): void {
  const faults = profileFaults(values, packs).map(({ path, message }) => ({
    path: ['body.values', ...path].join('.'),
    message,
  }));
  if (faults.length === 0) return;
  throw new AppError({
    kind: 'invalid',
    code: 'profile.invalid',
    detail: faults[0]?.message ?? "A profile value does not match the store's packs.",
    faults,
  });
}

function requireChange(before: TenantLayers, change: ProfileChange): TenantLayers {
  const changed = changeLayers(before, change);
  if (changed.kind === 'changed') return changed.layers;
  throw new AppError({
    kind: 'invalid',
    code: 'profile.invalid',
    detail: changed.message,
    faults: [{ path: `body.${changed.path}`, message: changed.message }],
  });
}

async function listIncomplete(
  transaction: ProfileTransaction,
  effects: ProfileEffects,
): Promise<ProfilePreview['incomplete']> {
  const listed = effects.incomplete
    .flatMap(({ missing, storeIds }) => storeIds.map((storeId) => ({ storeId, missing })))
    .slice(0, STORES_LISTED_MAX);
  const names = await transaction.namesOf(listed.map(({ storeId }) => storeId));
  return names.flatMap((name, index) => {
    const missing = listed[index]?.missing ?? [];
    return [{ ...name, missing: [...missing] }];
  });
}

async function storesIncomplete(transaction: ProfileTransaction, effects: ProfileEffects): Promise<AppError> {
  const count = storeCount(effects.incomplete);
  const listed = await listIncomplete(transaction, effects);
  return new AppError({
    kind: 'invalid',
    code: 'profile.stores_incomplete',
    detail: `This change would leave ${formatCount(count, 'store')} without a required value. Set the value for those stores first.`,
    faults: listed.map(({ number, name, missing }) => ({
      path: `store ${number}`,
      message: `${name} would have no ${formatList(missing, { conjunction: 'or' })}`,
    })),
  });
}
