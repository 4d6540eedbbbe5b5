import type { PeriodicTask } from '../../../../platform/schedule/periodic.ts';
import type { RefreshListSources } from '../../application/refresh-list-sources.ts';

/** How often it is looked whether a source is due. */
const EVERY_MS = 60_000;

export function refreshListSourcesTask(refreshListSources: RefreshListSources): PeriodicTask {
  return {
    name: 'allowlists.refresh_list_sources',
    everyMs: EVERY_MS,
    run: async () => {
      await refreshListSources.refresh();
    },
  };
}
