import type { PeriodicTask } from '../../../platform/schedule/periodic.ts';
import type { RefreshPackSources } from '../refresh-pack-sources.ts';

/** How often it is looked whether a source is due. */
const EVERY_MS = 60_000;

export function refreshPackSourcesTask(refreshPackSources: RefreshPackSources): PeriodicTask {
  return {
    name: 'allowlists.refresh_pack_sources',
    everyMs: EVERY_MS,
    run: async () => {
      await refreshPackSources.refresh();
    },
  };
}
