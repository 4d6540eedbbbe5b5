import {
  type CheckState,
  checkStateSchema,
  hostRoleSchema,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { PackFacts } from '../domain/pack-list.ts';
import type { PackLibrary } from '../pack-library.port.ts';
import type { PacksReader, StoreToWeigh, TargetStates } from '../packs.port.ts';
import { readOpenAdoptions } from './open-adoptions.ts';
import { readPackVersions } from './pack-versions.ts';

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

export class PostgresPacksReader implements PacksReader {
  readonly #database: Database;
  readonly #library: Pick<PackLibrary, 'packsByTags'>;

  constructor(database: Database, library: Pick<PackLibrary, 'packsByTags'>) {
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

  async storesToWeigh(tenantId: TenantId, tags: readonly string[] | null): Promise<readonly StoreToWeigh[]> {
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
    // Of the control, which no tenant owns, nothing but states of targets that the tenant's own plan names.
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

/** From the best to the worst: where several hosts probe a target, the one that fails decides. */
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
