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
import type { StoreFactsReader } from '../certificates.port.ts';
import type { CheckFacts, HostFacts, StoreFacts } from '../domain/store-facts.ts';
import { readCheckDetails } from './check-details.ts';
import { checkFactsOf, readCheckRows } from './check-facts.ts';

/** Stores read at once: with all their checks a megabyte. */
const STORES_AT_ONCE = 100;

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
  readonly hosts: ReadonlyMap<string, readonly HostFacts[]>;
  readonly checks: ReadonlyMap<string, readonly CheckFacts[]>;
}

export class PostgresStoreFactsReader implements StoreFactsReader {
  readonly #database: Database;
  readonly #library: Pick<PackLibrary, 'packsByTags'>;
  readonly #clock: Clock;

  constructor(database: Database, library: Pick<PackLibrary, 'packsByTags'>, clock: Clock) {
    this.#database = database;
    this.#library = library;
    this.#clock = clock;
  }

  async tenantName(tenantId: TenantId): Promise<string | null> {
    const tenant = await this.#database.inTenant(
      tenantId,
      async (transaction) => await transaction.tenant.findUnique({ where: { id: tenantId }, select: { name: true } }),
    );
    return tenant?.name ?? null;
  }

  async storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoreFacts | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.$queryRaw<StoreRow[]>`
        SELECT id, number, name, address, time_zone, tags, profile FROM store
        WHERE tenant_id = ${tenantId}::uuid AND id = ${storeId}::uuid`;
      const [row] = rows;
      if (row === undefined) return null;
      const checkRows = await readCheckRows(transaction, tenantId, [storeId]);
      const details = await readCheckDetails(transaction, { tenantId, storeId, at: this.#clock.now() });
      const checks = (checkRows.get(storeId) ?? []).map((check) => checkFactsOf(check, details.get(check.id) ?? null));
      return storeFactsOf(row, {
        packsOf: await this.#library.packsByTags(transaction, tenantId),
        hosts: await readHosts(transaction, tenantId, [storeId]),
        checks: new Map([[row.id, checks]]),
      });
    });
  }

  async *stores(tenantId: TenantId): AsyncGenerator<readonly StoreFacts[]> {
    let after = '';
    for (;;) {
      const page = await this.#page(tenantId, after);
      if (page.length > 0) yield page;
      if (page.length < STORES_AT_ONCE) return;
      after = page.at(-1)?.number ?? after;
    }
  }

  async #page(tenantId: TenantId, after: string): Promise<StoreFacts[]> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.$queryRaw<StoreRow[]>`
        SELECT id, number, name, address, time_zone, tags, profile FROM store
        WHERE tenant_id = ${tenantId}::uuid AND number > ${after} ORDER BY number LIMIT ${STORES_AT_ONCE}`;
      const storeIds = rows.map(({ id }) => storeIdSchema.parse(id));
      const checkRows = await readCheckRows(transaction, tenantId, storeIds);
      const parts: StoreParts = {
        packsOf: await this.#library.packsByTags(transaction, tenantId),
        hosts: await readHosts(transaction, tenantId, storeIds),
        checks: new Map(
          [...checkRows].map(([storeId, checks]) => [storeId, checks.map((check) => checkFactsOf(check, null))]),
        ),
      };
      return rows.map((row) => storeFactsOf(row, parts));
    });
  }
}

async function readHosts(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeIds: readonly StoreId[],
): Promise<Map<string, HostFacts[]>> {
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

function storeFactsOf(row: StoreRow, { packsOf, hosts, checks }: StoreParts): StoreFacts {
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
