import { type LiveEvent, liveEventSchema, type TenantId } from '@sightline/spec';
import type { Redis } from 'ioredis';
import type { Log } from '../../../platform/log.ts';

type Listener = (event: LiveEvent) => void;

/** Tells the consoles of a tenant what changed. A lost event costs freshness only: consoles read again by themselves. */
export class LivePublisher {
  readonly #redis: Redis;
  readonly #log: Log;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#log = log;
  }

  /** Equal events are sent once. Never throws. */
  async publish(tenantId: TenantId, events: readonly LiveEvent[]): Promise<void> {
    const messages = new Set(events.map((event) => JSON.stringify(event)));
    if (messages.size === 0) return;
    const pipeline = this.#redis.pipeline();
    for (const message of messages) pipeline.publish(channelOf(tenantId), message);
    try {
      await pipeline.exec();
    } catch (error) {
      this.#log.warn({ err: error }, 'live events were not published');
    }
  }
}

/** Hands a tenant's live events to those who listen in this process; one Redis subscription serves all of a tenant. */
export class LiveSubscriptions {
  readonly #redis: Redis;
  readonly #listeners = new Map<string, Set<Listener>>();

  /** Takes a connection of its own, which it turns into a subscriber. */
  constructor(redis: Redis) {
    this.#redis = redis;
    redis.on('message', (channel: string, message: string) => {
      this.dispatch(channel, message);
    });
  }

  /** Returns the way to stop. */
  async listen(tenantId: TenantId, listener: Listener): Promise<() => void> {
    const channel = channelOf(tenantId);
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

  private dispatch(channel: string, message: string): void {
    const event = liveEventSchema.safeParse(JSON.parse(message));
    if (!event.success) return;
    for (const listener of this.#listeners.get(channel) ?? []) listener(event.data);
  }
}

function channelOf(tenantId: TenantId): string {
  return `live/${tenantId}`;
}
