import type { ChannelConfig, ChannelId, TenantId } from '@sightline/spec';
import { AppError, notFound } from '../../../platform/errors.ts';
import { destinationOf } from '../domain/channel-destination.ts';
import { checkChannel, type DestinationPolicy } from '../domain/check-channel.ts';
import type { ChannelStore } from './channel-store.port.ts';

const CHANNELS_MAX = 100;

/** A channel as it is shown: no secret in it. */
export interface ShownChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly kind: ChannelConfig['kind'];
  readonly destination: string;
  readonly enabled: boolean;
}

/** Where a tenant's alerts go. */
export class Channels {
  readonly #store: ChannelStore;
  readonly #policy: DestinationPolicy;

  constructor(store: ChannelStore, policy: DestinationPolicy) {
    this.#store = store;
    this.#policy = policy;
  }

  async list(tenantId: TenantId): Promise<ShownChannel[]> {
    const channels = await this.#store.list(tenantId);
    return channels.map(({ id, name, config, enabled }) => ({
      id,
      name,
      kind: config.kind,
      destination: destinationOf(config),
      enabled,
    }));
  }

  /** Refuses with `channel.invalid` where an alert could not or must not be sent. */
  async add(tenantId: TenantId, name: string, config: ChannelConfig): Promise<ChannelId> {
    const faults = checkChannel(config, this.#policy);
    if (faults.length > 0) {
      throw new AppError({
        kind: 'invalid',
        code: 'channel.invalid',
        detail: 'Alerts cannot be sent to this destination.',
        faults: faults.map(({ path, message }) => ({ path: `body.config.${path}`, message })),
      });
    }
    const id = await this.#store.add(tenantId, { name, config }, CHANNELS_MAX);
    if (id) return id;
    throw new AppError({
      kind: 'invalid',
      code: 'channel.invalid',
      detail: `There are ${CHANNELS_MAX} channels already.`,
    });
  }

  /** Refuses with 404 when the tenant has no such channel. */
  async remove(tenantId: TenantId, channelId: ChannelId): Promise<void> {
    if (!(await this.#store.remove(tenantId, channelId))) throw notFound();
  }
}
