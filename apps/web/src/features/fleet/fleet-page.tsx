'use client';

import { EmptyState, Skeleton, Tooltip } from '@mantine/core';
import { type Fleet, formatCount, type StateCounts } from '@sightline/spec';
import { IconBuildingStore, IconEye, IconEyeOff } from '@tabler/icons-react';
import { Since } from '../../shared/time/since.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { AddStoreButton } from '../stores/add-store-button.tsx';
import { AttentionList } from './attention-list.tsx';
import classes from './fleet-page.module.css';
import { MatrixPanel } from './matrix/matrix-panel.tsx';
import { OpenIncidentsPanel } from './open-incidents-panel.tsx';
import { StateStrip } from './state-strip.tsx';
import { useFleet } from './use-fleet.ts';
import { useFleetFilter } from './use-fleet-filter.ts';

/** Older than this, the outside probe can no longer tell a blocked store from a vendor outage. */
const FRESH_MS = 3 * 60_000;

/** Shows the whole fleet: stores by state, what needs attention, and every store by every target. */
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
                <OpenIncidentsPanel incidents={fleet.openIncidents} count={fleet.openIncidentCount} />
              </div>
              <MatrixPanel filter={filter} onFilter={setFilter} storeCount={totalOf(fleet.stores)} />
            </>
          )}
        </>
      )}
    </QueryView>
  );
}

/** Shows the fleet's heading, with its size and how fresh its data is. */
function FleetHead({ fleet }: { readonly fleet: Fleet }) {
  return (
    <PageHead
      title="Fleet"
      actions={<AddStoreButton />}
      sub={
        <>
          <span className="tabular">
            {formatCount(totalOf(fleet.stores), 'store')} · {formatCount(totalOf(fleet.checks), 'check')}
          </span>
          <ControlFreshness control={fleet.control} />
          <Since at={fleet.at} prefix="Updated " suffix=" ago" />
        </>
      }
    />
  );
}

/** Shows how fresh the outside probe is: without it, "blocked" and "target down" can't be told apart. */
function ControlFreshness({ control }: { readonly control: Fleet['control'] }) {
  const now = useNow();
  const lastReportAt = control?.lastReportAt ?? null;
  const isFresh = lastReportAt !== null && now - Date.parse(lastReportAt) < FRESH_MS;
  const ControlIcon = isFresh ? IconEye : IconEyeOff;
  return (
    <span className={classes.control} data-fresh={isFresh}>
      <Tooltip
        multiline
        w={300}
        label="The outside probe checks the same public targets from outside your stores. It tells a blocked store from a vendor outage."
      >
        <ControlIcon size={15} aria-hidden />
      </Tooltip>
      {lastReportAt === null ? (
        'No outside probe: stores are only compared with each other'
      ) : (
        <Since at={lastReportAt} prefix="Outside probe " suffix=" ago" />
      )}
    </span>
  );
}

/** Shown for a tenant without stores. */
function NoStores() {
  return (
    <div className="card">
      <EmptyState
        py={80}
        icon={<IconBuildingStore />}
        title="No stores yet"
        description="Add your first store above, then enroll its back-of-house host on the store's page."
      />
    </div>
  );
}

/** Shows the shape of the fleet page while it loads. */
function FleetSkeleton() {
  return (
    <>
      <Skeleton width={120} height={28} mb={6} />
      <Skeleton width={320} height={17} mb={19} />
      <Skeleton height={88} />
      <div className={classes.columns}>
        <PanelSkeleton rows={6} rowHeight={58} />
        <PanelSkeleton rows={4} rowHeight={70} />
      </div>
      <PanelSkeleton rows={12} rowHeight={37} />
    </>
  );
}

/** Returns the total over all states. */
function totalOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
