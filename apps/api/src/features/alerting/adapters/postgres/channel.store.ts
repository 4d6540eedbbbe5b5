import { type ChannelId, channelConfigSchema, channelIdSchema, type TenantId } from '@sightline/spec';
import type { Database } from '../../../../platform/database/database.ts';
import type { ChannelStore, StoredChannel } from '../../application/channel-store.port.ts';

export class PostgresChannelStore implements ChannelStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async list(tenantId: TenantId): Promise<readonly StoredChannel[]> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const rows = await transaction.channel.findMany({ where: { tenantId }, orderBy: { id: 'asc' } });
      return rows.map((row) => ({
        id: channelIdSchema.parse(row.id),
        name: row.name,
        config: channelConfigSchema.parse(row.config),
        enabled: row.enabled,
      }));
    });
  }

  async add(
    tenantId: TenantId,
    channel: Pick<StoredChannel, 'name' | 'config'>,
    countMax: number,
  ): Promise<ChannelId | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if ((await transaction.channel.count({ where: { tenantId } })) >= countMax) return null;
      const created = await transaction.channel.create({
        data: { tenantId, kind: channel.config.kind, name: channel.name, config: channel.config },
        select: { id: true },
      });
      return channelIdSchema.parse(created.id);
    });
  }

  async remove(tenantId: TenantId, channelId: ChannelId): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const { count } = await transaction.channel.deleteMany({ where: { tenantId, id: channelId } });
      return count > 0;
    });
  }
}
