import {
  hostIdSchema,
  hostRoleSchema,
  type StoreId,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Clock } from '../../../platform/clock.ts';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type { PacksByTags } from '../../stores/index.ts';
import type { CheckSnapshot, HostSnapshot, StoreSnapshot } from '../domain/store-snapshot.ts';
import { readCheckDetails } from './read-check-details.ts';
import { checkSnapshotOf, readCheckSnapshotRows } from './read-check-snapshots.ts';

/** Stores read at a time; with all their checks, about 1 MB. */
const STORES_PER_PAGE = 100;

interface StoreRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly address: string;
  readonly time_zone: string;
  readonly tags: string[];
  readonly profile: unknown;
}

interface StoreParts {
  readonly packsOf: PacksByTags;
  readonly hosts: ReadonlyMap<string, readonly HostSnapshot[]>;
  readonly checks: ReadonlyMap<string, readonly CheckSnapshot[]>;
}

/** Reads stores as they are now, with everything a certificate is based on. */
export class StoreSnapshotReader {
  readonly #database: Database;
  readonly #library: Pick<PackLibrary, 'packsByTags'>;
  readonly #clock: Clock;

  constructor(database: Database, library: Pick<PackLibrary, 'packsByTags'>, clock: Clock) {
    this.#database = database;
    this.#library = library;
    this.#clock = clock;
  }

  /** Returns null when there is no such tenant. */
  async tenantName(tenantId: TenantId): Promise<string | null> {
    const tenant = await this.#database.inTenant(
      tenantId,
      async (transaction) => await transaction.tenant.findUnique({ where: { id: tenantId }, select: { name: true } }),
    );
    return tenant?.name ?? null;
  }

  /** Returns one store with the last observations of its hosts; null when the tenant has no such store. */
  async storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoreSnapshot | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.$queryRaw<StoreRow[]>`
        SELECT id, number, name, address, time_zone, tags, profile FROM store
        WHERE tenant_id = ${tenantId}::uuid AND id = ${storeId}::uuid`;
      const [row] = rows;
      if (row === undefined) return null;
      const checkRows = await readCheckSnapshotRows(transaction, tenantId, [storeId]);
      const details = await readCheckDetails(transaction, { tenantId, storeId, at: this.#clock.now() });
      const checks = (checkRows.get(storeId) ?? []).map((check) =>
        checkSnapshotOf(check, details.get(check.id) ?? null),
      );
      return storeSnapshotOf(row, {
        packsOf: await this.#library.packsByTags(transaction, tenantId),
        hosts: await readHosts(transaction, tenantId, [storeId]),
        checks: new Map([[row.id, checks]]),
      });
    });
  }

  /**
   * Yields all stores by number, 100 at a time, each page as it is when read. Leaves out targets, addresses and phases,
   * which a fleet's certificate does not contain.
   */
  async *stores(tenantId: TenantId): AsyncGenerator<readonly StoreSnapshot[]> {
    let after = '';
    for (;;) {
      const page = await this.#page(tenantId, after);
      if (page.length > 0) yield page;
      if (page.length < STORES_PER_PAGE) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  async #page(tenantId: TenantId, after: string): Promise<StoreSnapshot[]> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.$queryRaw<StoreRow[]>`
        SELECT id, number, name, address, time_zone, tags, profile FROM store
        WHERE tenant_id = ${tenantId}::uuid AND number > ${after} ORDER BY number LIMIT ${STORES_PER_PAGE}`;
      const storeIds = rows.map(({ id }) => storeIdSchema.parse(id));
      const checkRows = await readCheckSnapshotRows(transaction, tenantId, storeIds);
      const parts: StoreParts = {
        packsOf: await this.#library.packsByTags(transaction, tenantId),
        hosts: await readHosts(transaction, tenantId, storeIds),
        checks: new Map(
          [...checkRows].map(([storeId, checks]) => [storeId, checks.map((check) => checkSnapshotOf(check, null))]),
        ),
      };
      return rows.map((row) => storeSnapshotOf(row, parts));
    });
  }
}

async function readHosts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<Map<string, HostSnapshot[]>> {
  const rows = await transaction.host.findMany({
    where: { tenantId, storeId: { in: [...storeIds] } },
    select: { id: true, storeId: true, hostname: true, role: true, platform: true },
    orderBy: { hostname: 'asc' },
  });
  const hosts = rows.map(({ id, storeId, hostname, role, platform }) => ({
    storeId,
    facts: { id: hostIdSchema.parse(id), name: hostname, role: hostRoleSchema.parse(role), platform },
  }));
  return new Map(
    [...Map.groupBy(hosts, ({ storeId }) => storeId)].map(([storeId, alike]) => [
      storeId,
      alike.map(({ facts }) => facts),
    ]),
  );
}

function storeSnapshotOf(row: StoreRow, { packsOf, hosts, checks }: StoreParts): StoreSnapshot {
  return {
    id: storeIdSchema.parse(row.id),
    number: row.number,
    name: row.name,
    address: row.address,
    timeZone: row.time_zone,
    profile: storeProfileSchema.parse(row.profile),
    packs: packsOf(row.tags),
    hosts: hosts.get(row.id) ?? [],
    checks: checks.get(row.id) ?? [],
  };
}
