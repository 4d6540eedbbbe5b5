import type { ChannelConfig, ChannelId, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';

export interface StoredChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly config: ChannelConfig;
  readonly enabled: boolean;
}

/** Who does it, and when. */
export interface Doing {
  readonly actor: Actor;
  readonly at: Date;
}

export interface ChannelStore {
  /** In the order in which they were made. */
  list(tenantId: TenantId): Promise<readonly StoredChannel[]>;
  /** Null when the tenant has `countMax` channels already. */
  add(
    tenantId: TenantId,
    channel: Pick<StoredChannel, 'name' | 'config'>,
    how: Doing & { readonly countMax: number },
  ): Promise<ChannelId | null>;
  /** Answers whether there was one. Its deliveries go with it. */
  remove(tenantId: TenantId, channelId: ChannelId, by: Doing): Promise<boolean>;
}
export const CHANNEL_STORE = Symbol('ChannelStore');
