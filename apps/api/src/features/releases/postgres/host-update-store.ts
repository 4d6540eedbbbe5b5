import type { HostId, TenantId, UpdateEvent } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';

/** Stores what became of each version on a host. */
export class HostUpdateStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Keeps the latest event of each version; saving the same event twice changes nothing. */
  async save(tenantId: TenantId, hostId: HostId, events: readonly UpdateEvent[], receivedAt: Date): Promise<void> {
    await this.#database.inTenant(tenantId, async (transaction) => {
      for (const { release, running, outcome, reason, at } of events) {
        const update = { running, outcome, reason, at, receivedAt };
        await transaction.hostUpdate.upsert({
          where: { tenantId_hostId_release: { tenantId, hostId, release } },
          create: { tenantId, hostId, release, ...update },
          update,
        });
      }
    });
  }
}
