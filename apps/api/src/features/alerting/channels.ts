import type { ChannelConfig, ChannelId, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { AppError, notFound } from '../../platform/errors.ts';
import type { Actor } from '../audit/index.ts';
import { checkChannel, type DestinationPolicy } from './domain/check-channel.ts';
import { destinationOf } from './domain/destination-of.ts';
import type { ChannelStore } from './postgres/channel-store.ts';

const CHANNELS_MAX = 100;

/** A channel as the console shows it, without secrets. */
export interface ShownChannel {
  readonly id: ChannelId;
  readonly name: string;
  readonly kind: ChannelConfig['kind'];
  readonly destination: string;
  readonly enabled: boolean;
}

export interface NewChannel {
  readonly name: string;
  readonly config: ChannelConfig;
}

/** Manages where a tenant's alerts go. */
export class Channels {
  readonly #store: ChannelStore;
  readonly #policy: DestinationPolicy;
  readonly #clock: Clock;

  constructor(store: ChannelStore, policy: DestinationPolicy, clock: Clock) {
    this.#store = store;
    this.#policy = policy;
    this.#clock = clock;
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

  /** Throws `channel.invalid` for a destination that alerts can't or must not be sent to. */
  async add(tenantId: TenantId, { name, config }: NewChannel, actor: Actor): Promise<ChannelId> {
    const faults = checkChannel(config, this.#policy);
    if (faults.length > 0) {
      throw new AppError({
        kind: 'invalid',
        code: 'channel.invalid',
        detail: "Alerts can't be sent to this destination. Correct the named fields.",
        faults: faults.map(({ path, message }) => ({ path: `body.config.${path}`, message })),
      });
    }
    const how = { actor, at: this.#clock.now(), countMax: CHANNELS_MAX };
    const id = await this.#store.add(tenantId, { name, config }, how);
    if (id) return id;
    throw new AppError({
      kind: 'invalid',
      code: 'channel.invalid',
      detail: `You have reached the limit of ${CHANNELS_MAX} channels. Remove one first.`,
    });
  }

  /** Throws 404 if the tenant has no such channel. */
  async remove(tenantId: TenantId, channelId: ChannelId, actor: Actor): Promise<void> {
    const by = { actor, at: this.#clock.now() };
    if (!(await this.#store.remove(tenantId, channelId, by))) throw notFound();
  }
}
