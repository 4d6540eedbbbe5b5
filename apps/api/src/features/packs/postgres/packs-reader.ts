import {
  type CheckState,
  checkStateSchema,
  type HostRole,
  hostRoleSchema,
  type Pack,
  type StoreId,
  type StoreProfile,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { PackFacts } from '../domain/packs-in-use.ts';
import type { PackLibrary } from './pack-library.ts';
import { readOpenAdoptions } from './read-open-adoptions.ts';
import { readPackVersions } from './read-pack-versions.ts';

/** A store with what planning a pack for it needs. */
export interface StoreToAssess {
  readonly storeId: StoreId;
  readonly number: string;
  readonly name: string;
  readonly profile: StoreProfile;
  readonly roles: readonly HostRole[];
  /** The packs that it uses now. */
  readonly packs: readonly Pack[];
}

/** The states of targets at stores and at the control; null where nothing probes the target. */
export interface TargetStates {
  readonly ofStore: (storeId: StoreId, targetKey: string) => CheckState | null;
  readonly ofControl: (targetKey: string) => CheckState | null;
}

interface StoreRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly tags: string[];
  readonly profile: unknown;
  readonly roles: string[];
}

interface StateRow {
  readonly store_id: string;
  readonly target_key: string;
  readonly state: string;
}

/** Reads a tenant's packs, adoptions, stores and check states for the console. */
export class PacksReader {
  readonly #database: Database;
  readonly #library: PackLibrary;

  constructor(database: Database, library: PackLibrary) {
    this.#database = database;
    this.#library = library;
  }

  async factsOf(tenantId: TenantId): Promise<PackFacts> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const stores = await transaction.$queryRaw<{ tags: string[]; stores: number }[]>`
        SELECT tags, count(*)::int AS stores FROM store WHERE tenant_id = ${tenantId}::uuid GROUP BY 1`;
      return {
        versions: await readPackVersions(transaction, tenantId),
        adoptions: await readOpenAdoptions(transaction, tenantId),
        stores: stores.map((row) => ({ tags: row.tags, storeCount: row.stores })),
      };
    });
  }

  /** Returns the stores with any of the tags, or all stores for null. */
  async storesToAssess(tenantId: TenantId, tags: readonly string[] | null): Promise<readonly StoreToAssess[]> {
    const some = tags === null ? null : [...tags];
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const packsOf = await this.#library.packsByTags(transaction, tenantId);
      const rows = await transaction.$queryRaw<StoreRow[]>`
        SELECT s.id, s.number, s.name, s.tags, s.profile,
          ARRAY(SELECT DISTINCT h.role FROM host h WHERE h.tenant_id = s.tenant_id AND h.store_id = s.id ORDER BY 1) AS roles
        FROM store s
        WHERE s.tenant_id = ${tenantId}::uuid AND (${some}::text[] IS NULL OR s.tags && ${some}::text[])
        ORDER BY s.number`;
      return rows.map((row) => ({
        storeId: storeIdSchema.parse(row.id),
        number: row.number,
        name: row.name,
        profile: storeProfileSchema.parse(row.profile),
        roles: row.roles.map((role) => hostRoleSchema.parse(role)),
        packs: packsOf(row.tags),
      }));
    });
  }

  /** Returns the states of active checks whose targets are among the keys. */
  async statesOf(tenantId: TenantId, targetKeys: readonly string[]): Promise<TargetStates> {
    const keys = [...targetKeys];
    const here = await this.#database.inTenant(
      tenantId,
      async (transaction) =>
        await transaction.$queryRaw<StateRow[]>`
        SELECT p.store_id, p.target_key, c.state
        FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
        WHERE p.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL AND p.target_key = ANY (${keys}::text[])`,
    );
    // No tenant owns the control: this reads nothing but the states of targets in the tenant's own plan.
    const outside = await this.#database.systemPool.query<StateRow>(
      `SELECT p.store_id, p.target_key, c.state
       FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
       JOIN tenant t ON t.id = p.tenant_id
       WHERE t.is_control AND p.retired_at IS NULL AND p.target_key = ANY ($1)`,
      [keys],
    );
    const ofStores = worstByKey(here, (row) => `${row.store_id} ${row.target_key}`);
    const ofControl = worstByKey(outside.rows, (row) => row.target_key);
    return {
      ofStore: (storeId, targetKey) => ofStores.get(`${storeId} ${targetKey}`) ?? null,
      ofControl: (targetKey) => ofControl.get(targetKey) ?? null,
    };
  }
}

/** Best to worst: where several hosts probe a target, the worst state decides. */
const WORSE: readonly CheckState[] = ['pass', 'degraded', 'unverified', 'store_offline', 'target_down', 'blocked'];

function worstByKey(rows: readonly StateRow[], keyOf: (row: StateRow) => string): ReadonlyMap<string, CheckState> {
  const worst = new Map<string, CheckState>();
  for (const row of rows) {
    const state = checkStateSchema.parse(row.state);
    const before = worst.get(keyOf(row));
    if (before === undefined || WORSE.indexOf(state) > WORSE.indexOf(before)) worst.set(keyOf(row), state);
  }
  return worst;
}
