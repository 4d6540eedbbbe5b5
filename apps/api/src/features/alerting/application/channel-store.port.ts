import type { ChannelConfig, ChannelId, TenantId } from '@sightline/spec';

export interface StoredChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly config: ChannelConfig;
  readonly enabled: boolean;
}

export interface ChannelStore {
  /** In the order in which they were made. */
  list(tenantId: TenantId): Promise<readonly StoredChannel[]>;
  /** Null when the tenant has `countMax` channels already. */
  add(tenantId: TenantId, channel: Pick<StoredChannel, 'name' | 'config'>, countMax: number): Promise<ChannelId | null>;
  /** Answers whether there was one. Its deliveries go with it. */
  remove(tenantId: TenantId, channelId: ChannelId): Promise<boolean>;
}
export const CHANNEL_STORE = Symbol('ChannelStore');
