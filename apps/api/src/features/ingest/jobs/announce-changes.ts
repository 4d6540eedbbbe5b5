import { storeIdSchema } from '@sightline/spec';
import type { Log } from '../../../platform/log.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { AnnounceChanges } from '../../detection/index.ts';
import { CORRELATE_INCIDENTS } from '../../incidents/index.ts';
import type { LivePublisher } from '../../live/index.ts';

/** Has incidents correlated for each tenant with changes, and tells its consoles. */
export function createAnnouncer(queue: JobQueue, live: LivePublisher, log: Log): AnnounceChanges {
  return async (changed) => {
    for (const [tenantId, storeIds] of changed) {
      try {
        await queue.enqueue(CORRELATE_INCIDENTS, { tenantId }, { key: tenantId });
      } catch (error) {
        log.warn({ err: error, tenantId }, 'correlation was not queued; the sweep will find its transitions');
      }
      await live.publish(
        tenantId,
        storeIds.map((storeId) => ({ kind: 'store_changed', storeId: storeIdSchema.parse(storeId) })),
      );
    }
  };
}
