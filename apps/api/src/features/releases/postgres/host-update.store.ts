import type { HostId, TenantId, UpdateEvent } from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import type { HostUpdateStore } from '../releases.port.ts';

export class PostgresHostUpdateStore implements HostUpdateStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async record(tenantId: TenantId, hostId: HostId, events: readonly UpdateEvent[], receivedAt: Date): Promise<void> {
    await this.#database.inTenant(tenantId, async (transaction) => {
      for (const { release, running, outcome, reason, at } of events) {
        const told = { running, outcome, reason, at, receivedAt };
        await transaction.hostUpdate.upsert({
          where: { tenantId_hostId_release: { tenantId, hostId, release } },
          create: { tenantId, hostId, release, ...told },
          update: told,
        });
      }
    });
  }
}
