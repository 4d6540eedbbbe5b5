import { storeIdSchema, type TenantId } from '@sightline/spec';
import type { Log } from '../../platform/log.ts';
import type { LivePublisher } from '../live/index.ts';
import type { ChangedStores } from './postgres/save-changes.ts';

/** Called for each tenant whose checks changed state. */
export type OnChecksChanged = (tenantId: TenantId) => Promise<void>;

/**
 * Announces, after commit, which stores have checks that changed state: to subscribers, and to open consoles. Does not throw.
 * A subscriber that misses an announcement finds the transitions with its own sweep.
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
        'could not announce changed checks; the sweep will find their transitions',
      );
    }
  }
}
