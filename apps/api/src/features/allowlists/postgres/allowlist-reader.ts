import type { Site } from '@sightline/allowlist';
import {
  type CheckState,
  checkStateSchema,
  hostRoleSchema,
  type StateCounts,
  storeProfileSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type { EntryState, FleetOnPacks } from '../domain/fleet-on-packs.ts';
import type { ReachedPlace } from '../domain/reached-ranges.ts';

const PLACES_MAX = 5_000;

interface HostGroupRow {
  readonly profile: unknown;
  readonly tags: string[];
  readonly role: string;
  readonly platform: string;
  /** The roles of all hosts of its store whose address is known. */
  readonly roles: string[];
  readonly hosts: number;
}

const NONE: StateCounts = { pass: 0, degraded: 0, blocked: 0, target_down: 0, store_offline: 0, unverified: 0 };

/** Reads a tenant's stores, hosts and check states by the packs they use. */
export class AllowlistReader {
  readonly #database: Database;
  readonly #library: PackLibrary;

  constructor(database: Database, library: PackLibrary) {
    this.#database = database;
    this.#library = library;
  }

  async fleetOf(tenantId: TenantId): Promise<FleetOnPacks> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const packsOf = await this.#library.packsByTags(transaction, tenantId);
      const stores = await transaction.$queryRaw<{ tags: string[]; stores: number }[]>`
        SELECT tags, count(*)::int AS stores FROM store WHERE tenant_id = ${tenantId}::uuid GROUP BY 1`;
      // The probing interval does not change what a store checks.
      const hosts = await transaction.$queryRaw<HostGroupRow[]>`
        WITH machine AS (
          SELECT store_id, role FROM host WHERE tenant_id = ${tenantId}::uuid AND lan_addresses <> '{}'
          UNION ALL SELECT store_id, role FROM agentless_host WHERE tenant_id = ${tenantId}::uuid
        ), around AS (
          SELECT store_id, array_agg(DISTINCT role ORDER BY role) AS roles FROM machine GROUP BY store_id
        )
        SELECT s.profile - 'intervalS' AS profile, s.tags, h.role, h.platform, coalesce(a.roles, '{}') AS roles,
          count(*)::int AS hosts
        FROM host h JOIN store s ON s.tenant_id = h.tenant_id AND s.id = h.store_id
        LEFT JOIN around a ON a.store_id = h.store_id
        WHERE h.tenant_id = ${tenantId}::uuid AND h.role <> 'control'
        GROUP BY 1, 2, 3, 4, 5`;
      return {
        packsOfNewStore: packsOf([]),
        stores: stores.map((row) => ({ packs: packsOf(row.tags), storeCount: row.stores })),
        hosts: hosts.map((row) => ({
          packs: packsOf(row.tags),
          profile: storeProfileSchema.parse(row.profile),
          role: hostRoleSchema.parse(row.role),
          site: siteOf(row),
          hostCount: row.hosts,
        })),
        reached: await readReached(transaction, tenantId),
        states: await readEntryStates(transaction, tenantId),
      };
    });
  }
}

interface ReachedRow {
  readonly pack_id: string;
  readonly target_key: string;
  readonly addresses: string[];
  readonly checks: number;
  readonly seen_at: Date;
}

async function readReached(transaction: TenantTransaction, tenantId: TenantId): Promise<ReachedPlace[]> {
  const rows = await transaction.$queryRaw<ReachedRow[]>`
    SELECT p.pack_id, p.target_key, ARRAY(SELECT host(x) FROM unnest(a.addresses) AS x) AS addresses,
      count(*)::int AS checks, max(a.seen_at) AS seen_at
    FROM check_addresses a JOIN planned_check p ON p.tenant_id = a.tenant_id AND p.id = a.check_id
    WHERE a.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL
    GROUP BY p.pack_id, p.target_key, a.addresses
    ORDER BY checks DESC LIMIT ${PLACES_MAX}`;
  return rows.map((row) => ({
    packId: row.pack_id,
    targetKey: row.target_key,
    addresses: row.addresses,
    checkCount: row.checks,
    seenAt: row.seen_at,
  }));
}

async function readEntryStates(transaction: TenantTransaction, tenantId: TenantId): Promise<EntryState[]> {
  const rows = await transaction.$queryRaw<{ pack_id: string; entry_id: string; state: string; checks: number }[]>`
    SELECT p.pack_id, p.entry_id, c.state, count(*)::int AS checks
    FROM planned_check p JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
    WHERE p.tenant_id = ${tenantId}::uuid AND p.retired_at IS NULL
    GROUP BY 1, 2, 3`;
  const byEntry = Map.groupBy(rows, (row) => JSON.stringify([row.pack_id, row.entry_id]));
  return [...byEntry.values()].flatMap((alike) =>
    alike.slice(0, 1).map(({ pack_id: packId, entry_id: entryId }) => ({
      packId,
      entryId,
      counts: alike.reduce<StateCounts>((counts, { state, checks }) => {
        const key: CheckState = checkStateSchema.parse(state);
        return { ...counts, [key]: checks };
      }, NONE),
    })),
  );
}

/** Takes one neighbor of each other role: how many there are does not change what is checked. */
function siteOf({ role: own, platform, roles }: HostGroupRow): Site {
  const neighbors = roles
    .filter((role) => role !== own)
    .map((role) => ({ id: role, name: role, role: hostRoleSchema.parse(role), platform, portSettings: {} }));
  return { platform, portSettings: {}, neighbors };
}
