import { type LiveEvent, liveEventSchema, type TenantId } from '@sightline/spec';
import type { Redis } from 'ioredis';
import { liveChannelOf } from './live-publisher.ts';

type Listener = (event: LiveEvent) => void;

/** Passes a tenant's live events to listeners in this process; they share one Redis subscription per tenant. */
export class LiveSubscriptions {
  readonly #redis: Redis;
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Needs a connection of its own, which becomes a subscriber. */
  constructor(redis: Redis) {
    this.#redis = redis;
    redis.on('message', (channel: string, message: string) => {
      this.#dispatch(channel, message);
    });
  }

  /** Starts listening. Returns a function that stops it. */
  async listen(tenantId: TenantId, listener: Listener): Promise<() => void> {
    const channel = liveChannelOf(tenantId);
    const listeners = this.#listeners.get(channel) ?? new Set();
    listeners.add(listener);
    this.#listeners.set(channel, listeners);
    if (listeners.size === 1) await this.#redis.subscribe(channel);
    return () => {
      listeners.delete(listener);
      if (listeners.size > 0 || this.#listeners.get(channel) !== listeners) return;
      this.#listeners.delete(channel);
      this.#redis.unsubscribe(channel).catch(() => undefined);
    };
  }

  #dispatch(channel: string, message: string): void {
    const event = liveEventSchema.safeParse(JSON.parse(message));
    if (!event.success) return;
    for (const listener of this.#listeners.get(channel) ?? []) listener(event.data);
  }
}
