import type { LiveEvent, TenantId } from '@sightline/spec';
import type { Redis } from 'ioredis';
import type { Log } from '../../../platform/log.ts';

/** Sends live events to a tenant's consoles. A lost event only costs freshness: consoles also reload on their own. */
export class LivePublisher {
  readonly #redis: Redis;
  readonly #log: Log;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#log = log;
  }

  /** Sends equal events once. Never throws. */
  async publish(tenantId: TenantId, events: readonly LiveEvent[]): Promise<void> {
    const messages = new Set(events.map((event) => JSON.stringify(event)));
    if (messages.size === 0) return;
    const pipeline = this.#redis.pipeline();
    for (const message of messages) pipeline.publish(liveChannelOf(tenantId), message);
    try {
      await pipeline.exec();
    } catch (error) {
      this.#log.warn({ err: error }, 'could not publish live events');
    }
  }
}

/** Returns the Redis channel of a tenant's live events. */
export function liveChannelOf(tenantId: TenantId): string {
  return `live/${tenantId}`;
}
