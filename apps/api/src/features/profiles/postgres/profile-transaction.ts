import type { TenantLayers } from '@sightline/allowlist';
import {
  type ProfileValues,
  profileValuesSchema,
  type StoreId,
  type StoreProfile,
  storeIdSchema,
  type TenantId,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { type AuditEvent, AuditTrail } from '../../audit/index.ts';
import { countForReplanning, lockProfiles, readLayers } from '../../stores/index.ts';
import type { StoreKind } from '../domain/profile-effects.ts';

/** The parts of a store that its profile depends on. */
export interface ProfiledStore {
  readonly number: string;
  readonly name: string;
  readonly tags: readonly string[];
  readonly own: ProfileValues;
  readonly profile: ProfileValues;
}

interface KindRow {
  readonly tags: string[];
  readonly own_profile: unknown;
  readonly profile: unknown;
  readonly ids: string[];
}

/** Reads and changes the profiles of one tenant within one transaction. */
export class ProfileTransaction {
  readonly #transaction: TenantTransaction;
  readonly #tenantId: TenantId;

  constructor(transaction: TenantTransaction, tenantId: TenantId) {
    this.#transaction = transaction;
    this.#tenantId = tenantId;
  }

  /** Locks the tenant's profiles against other writers until the transaction ends. */
  async lock(): Promise<void> {
    await lockProfiles(this.#transaction, this.#tenantId);
  }

  async layers(): Promise<TenantLayers> {
    return await readLayers(this.#transaction, this.#tenantId);
  }

  /** Returns all stores of the tenant, grouped by kind. */
  async storeKinds(): Promise<readonly StoreKind[]> {
    const rows = await this.#transaction.$queryRaw<KindRow[]>`
      SELECT tags, own_profile, profile, array_agg(id ORDER BY number) AS ids FROM store
      WHERE tenant_id = ${this.#tenantId}::uuid GROUP BY tags, own_profile, profile`;
    return rows.map((row) => ({
      tags: row.tags,
      own: profileValuesSchema.parse(row.own_profile),
      profile: profileValuesSchema.parse(row.profile),
      // Thousands of ids straight from the database: parsing each would be most of the work.
      storeIds: row.ids as StoreId[],
    }));
  }

  /** Returns null when the tenant has no such store. */
  async store(storeId: StoreId): Promise<ProfiledStore | null> {
    const store = await this.#transaction.store.findUnique({
      where: { tenantId_id: { tenantId: this.#tenantId, id: storeId } },
      select: { number: true, name: true, tags: true, ownProfile: true, profile: true },
    });
    if (!store) return null;
    const { ownProfile, profile, ...rest } = store;
    return { ...rest, own: profileValuesSchema.parse(ownProfile), profile: profileValuesSchema.parse(profile) };
  }

  /** Returns the stores in the order of their ids. */
  async namesOf(storeIds: readonly StoreId[]): Promise<readonly { number: string; name: string }[]> {
    const stores = await this.#transaction.store.findMany({
      where: { tenantId: this.#tenantId, id: { in: [...storeIds] } },
      select: { id: true, number: true, name: true },
    });
    const byId = new Map(stores.map(({ id, number, name }) => [storeIdSchema.parse(id), { number, name }]));
    return storeIds.flatMap((storeId) => byId.get(storeId) ?? []);
  }

  async saveLayers({ tenant, groups }: TenantLayers, at: Date): Promise<void> {
    const tenantId = this.#tenantId;
    const layers = [{ tag: '', values: tenant }, ...groups];
    await this.#transaction.profileLayer.deleteMany({ where: { tenantId } });
    await this.#transaction.profileLayer.createMany({
      data: layers.map(({ tag, values }, position) => ({ tenantId, tag, position, profile: values, changedAt: at })),
    });
  }

  async saveOwn(storeId: StoreId, own: ProfileValues): Promise<void> {
    await this.#transaction.store.update({
      where: { tenantId_id: { tenantId: this.#tenantId, id: storeId } },
      data: { ownProfile: own },
    });
  }

  /** Saves new profiles of stores and marks them for replanning. */
  async saveProfiles(
    changed: readonly { readonly profile: StoreProfile; readonly storeIds: readonly StoreId[] }[],
    at: Date,
  ): Promise<void> {
    const ids = changed.flatMap(({ storeIds }) => storeIds);
    const places = changed.flatMap(({ storeIds }, index) => storeIds.map(() => index + 1));
    const profiles = changed.map(({ profile }) => JSON.stringify(profile));
    const count = await this.#transaction.$executeRaw`
      UPDATE store s SET profile = p.profile::jsonb, replan_due_at = ${at}
      FROM unnest(${ids}::uuid[], ${places}::integer[]) AS c (id, place)
      JOIN unnest(${profiles}::text[]) WITH ORDINALITY AS p (profile, place) USING (place)
      WHERE s.tenant_id = ${this.#tenantId}::uuid AND s.id = c.id`;
    await countForReplanning(this.#transaction, this.#tenantId, { count, at });
  }

  async record(event: AuditEvent): Promise<void> {
    await AuditTrail.record(this.#transaction, event);
  }
}
