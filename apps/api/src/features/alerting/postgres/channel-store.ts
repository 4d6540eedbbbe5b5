import {
  type ChannelConfig,
  type ChannelId,
  channelConfigSchema,
  channelIdSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import { destinationOf } from '../domain/destination-of.ts';

export interface StoredChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly config: ChannelConfig;
  readonly enabled: boolean;
}

/** Who changes channels, and when. */
export interface Doing {
  readonly actor: Actor;
  readonly at: Date;
}

export class ChannelStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns a tenant's channels in the order they were created. */
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

  /** Returns null if the tenant already has `countMax` channels. */
  async add(
    tenantId: TenantId,
    channel: Pick<StoredChannel, 'name' | 'config'>,
    { actor, at, countMax }: Doing & { readonly countMax: number },
  ): Promise<ChannelId | null> {
    const { name, config } = channel;
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if ((await transaction.channel.count({ where: { tenantId } })) >= countMax) return null;
      const created = await transaction.channel.create({
        data: { tenantId, kind: config.kind, name, config },
        select: { id: true },
      });
      const detail = { Destination: destinationOf(config) };
      await AuditTrail.record(transaction, { tenantId, at, actor, action: 'channel.added', subject: name, detail });
      return channelIdSchema.parse(created.id);
    });
  }

  /** Returns whether there was one. Deletes its deliveries too. */
  async remove(tenantId: TenantId, channelId: ChannelId, { actor, at }: Doing): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const where = { tenantId, id: channelId };
      const channel = await transaction.channel.findUnique({ where: { tenantId_id: where }, select: { name: true } });
      const { count } = await transaction.channel.deleteMany({ where });
      if (channel === null || count === 0) return false;
      const event = { tenantId, at, actor, action: 'channel.removed', subject: channel.name, detail: {} } as const;
      await AuditTrail.record(transaction, event);
      return true;
    });
  }
}
