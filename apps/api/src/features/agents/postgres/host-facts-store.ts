import type { HostFacts } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { AuthenticatedHost } from '../domain/authenticated-host.ts';

/** Stores what agents report about their own hosts. */
export class HostFactsStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Saves the facts of a host. If they changed, raises the revision of every assignment in the store, because
   * assignments contain them. Returns whether they changed.
   */
  async save({ tenantId, hostId, storeId }: AuthenticatedHost, facts: HostFacts, at: Date): Promise<boolean> {
    const settings = JSON.stringify(facts.portSettings);
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const changed = await transaction.$executeRaw`
        UPDATE host SET lan_addresses = ${facts.lanAddresses}::text[], port_settings = ${settings}::jsonb
        WHERE tenant_id = ${tenantId}::uuid AND id = ${hostId}::uuid
          AND (lan_addresses, port_settings) IS DISTINCT FROM (${facts.lanAddresses}::text[], ${settings}::jsonb)`;
      if (changed === 0) return false;
      await transaction.$executeRaw`
        UPDATE assignment a SET revision = a.revision + 1, updated_at = ${at}
        FROM host h
        WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
          AND a.tenant_id = h.tenant_id AND a.host_id = h.id
          AND EXISTS (SELECT FROM planned_check p WHERE p.tenant_id = h.tenant_id AND p.store_id = h.store_id
            AND p.scope = 'lan' AND p.retired_at IS NULL)`;
      return true;
    });
  }
}
