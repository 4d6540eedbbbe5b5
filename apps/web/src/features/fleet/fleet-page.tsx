'use client';

import { EmptyState, Skeleton, Tooltip } from '@mantine/core';
import type { Fleet, StateCounts } from '@sightline/spec';
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
import { OpenIncidents } from './open-incidents.tsx';
import { StateStrip } from './state-strip.tsx';
import { useFleet } from './use-fleet.ts';
import { useFleetFilter } from './use-fleet-filter.ts';

/** Older than this, the control can no longer tell a blocked store from a vendor's outage. */
const FRESH_MS = 3 * 60_000;

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

/** The heading of the fleet, with its size and how fresh what it rests on is. */
function FleetHead({ fleet }: { readonly fleet: Fleet }) {
  const count = new Intl.NumberFormat('en');
  return (
    <PageHead
      title="Fleet"
      actions={<AddStoreButton />}
      sub={
        <>
          <span className="tabular">
            {count.format(totalOf(fleet.stores))} stores · {count.format(totalOf(fleet.checks))} checks
          </span>
          <ControlFreshness control={fleet.control} />
          <Since at={fleet.at} prefix="Read " suffix=" ago" />
        </>
      }
    />
  );
}

/** How fresh the view from outside any store is, without which "blocked" and "target down" cannot be told apart. */
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
        label="The control probes the same public targets from outside any store. It tells a blocked store from a vendor's outage."
      >
        <ControlIcon size={15} aria-hidden />
      </Tooltip>
      {lastReportAt === null ? (
        'No control: other stores are the only comparison'
      ) : (
        <Since at={lastReportAt} prefix="Control reported " suffix=" ago" />
      )}
    </span>
  );
}

/** For a tenant without stores. */
function NoStores() {
  return (
    <div className="card">
      <EmptyState
        py={80}
        icon={<IconBuildingStore />}
        title="No stores yet"
        description="Add the first one above; then enroll its back-of-house machine on the page of the store."
      />
    </div>
  );
}

/** The shape of the fleet page while it is awaited. */
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

/** The sum over all six states. */
function totalOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
