import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import type { RefreshPackSources } from '../refresh-pack-sources.ts';

/** How often the task looks for sources that are due. */
const EVERY_MS = 60_000;

export function refreshPackSourcesTask(refreshPackSources: RefreshPackSources): PeriodicTask {
  return {
    name: 'pack_sources.refresh_due',
    everyMs: EVERY_MS,
    run: async () => {
      await refreshPackSources.refresh();
    },
  };
}
