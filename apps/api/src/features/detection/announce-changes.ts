import { storeIdSchema, type TenantId } from '@sightline/spec';
import type { Log } from '../../platform/log.ts';
import type { LivePublisher } from '../live/index.ts';
import type { ChangedStores } from './postgres/save-changes.ts';

/** Called for each tenant whose checks changed state. */
export type OnChecksChanged = (tenantId: TenantId) => Promise<void>;

/**
 * Announces, after commit, which stores have checks whose state changed: to those who subscribed, and to the consoles. Does
 * not throw: what a subscriber misses, its own sweep over unhandled transitions finds.
 */
export class AnnounceChanges {
  readonly #live: Pick<LivePublisher, 'publish'>;
  readonly #log: Log;
  readonly #subscribers: OnChecksChanged[] = [];

  constructor(live: Pick<LivePublisher, 'publish'>, log: Log) {
    this.#live = live;
    this.#log = log;
  }

  subscribe(onChecksChanged: OnChecksChanged): void {
    this.#subscribers.push(onChecksChanged);
  }

  async announce(changed: ChangedStores): Promise<void> {
    for (const [tenantId, storeIds] of changed) {
      for (const onChecksChanged of this.#subscribers) await this.#tell(onChecksChanged, tenantId);
      await this.#live.publish(
        tenantId,
        storeIds.map((storeId) => ({ kind: 'store_changed', storeId: storeIdSchema.parse(storeId) })),
      );
    }
  }

  async #tell(onChecksChanged: OnChecksChanged, tenantId: TenantId): Promise<void> {
    try {
      await onChecksChanged(tenantId);
    } catch (error) {
      this.#log.warn(
        { err: error, tenantId },
        'changed checks were not announced; a sweep will find their transitions',
      );
    }
  }
}
