'use client';

import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { AttentionList } from './attention-list.tsx';
import { FleetHead } from './fleet-head.tsx';
import classes from './fleet-page.module.css';
import { FleetSkeleton } from './fleet-skeleton.tsx';
import { MatrixPanel } from './matrix-panel.tsx';
import { NoStores } from './no-stores.tsx';
import { OpenIncidents } from './open-incidents.tsx';
import { StateStrip } from './state-strip.tsx';
import { totalOf } from './total-of.ts';
import { useFleet } from './use-fleet.ts';
import { useFleetFilter } from './use-fleet-filter.ts';

/** The whole fleet: how many stores are in which state, what needs somebody, and every store by every target. */
export function FleetPage() {
  const tenant = useTenant();
  const query = useFleet(tenant.id);
  const [filter, setFilter] = useFleetFilter();
  return (
    <QueryView query={query} skeleton={<FleetSkeleton />}>
      {(fleet) => (
        <>
          <FleetHead fleet={fleet} />
          {totalOf(fleet.stores) === 0 ? (
            <NoStores />
          ) : (
            <>
              <StateStrip counts={fleet.stores} filter={filter} onFilter={setFilter} />
              <div className={classes.columns}>
                <AttentionList stores={fleet.attention} />
                <OpenIncidents incidents={fleet.openIncidents} count={fleet.openIncidentCount} />
              </div>
              <MatrixPanel filter={filter} onFilter={setFilter} storeCount={totalOf(fleet.stores)} />
            </>
          )}
        </>
      )}
    </QueryView>
  );
}
