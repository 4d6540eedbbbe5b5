'use client';

import { Skeleton } from '@mantine/core';
import {
  formatCount,
  type IncidentSummary,
  ROLE_SHORT_LABEL,
  type Store,
  type StoreId,
  storeIdSchema,
} from '@sightline/spec';
import { NotFoundNotice } from '../../shared/ui/error-notice.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { GapsPanel } from '../history/gaps-panel.tsx';
import { IncidentLine } from '../incidents/incident-line.tsx';
import { useStoreIncidents } from '../incidents/use-incidents.ts';
import { StoreProfilePanel } from '../profiles/store-profile-panel.tsx';
import { CheckDrawer } from './checks/check-drawer.tsx';
import { ChecksPanel } from './checks/checks-panel.tsx';
import { TroublePanel } from './checks/trouble-panel.tsx';
import { HostsPanel } from './hosts/hosts-panel.tsx';
import { StoreHead } from './store-head.tsx';
import classes from './store-page.module.css';
import { useStore } from './use-store.ts';

type Unplanned = Store['unplanned'];

/** Shows the page of the store in the URL. */
export function StorePage({ storeId }: { readonly storeId: string }) {
  const parsed = storeIdSchema.safeParse(storeId);
  return parsed.success ? <KnownStore storeId={parsed.data} /> : <NotFoundNotice />;
}

function KnownStore({ storeId }: { readonly storeId: StoreId }) {
  const tenant = useTenant();
  const query = useStore(tenant.id, storeId);
  // Fetched alongside the store, not after it: a late answer would push the checks down.
  const incidents = useStoreIncidents(tenant.id, storeId).data?.incidents ?? [];
  return (
    <QueryView query={query} skeleton={<StoreSkeleton />}>
      {(store) => (
        <div className={classes.page}>
          <StoreHead store={store} />
          <div className={classes.now}>
            <TroublePanel store={store} />
            <StoreIncidents incidents={incidents} />
          </div>
          <ChecksPanel store={store} />
          <GapsPanel store={store} />
          <StoreProfilePanel storeId={store.id} storeName={store.name} />
          <HostsPanel store={store} />
          <UnplannedPanel unplanned={store.unplanned} />
          <CheckDrawer store={store} />
        </div>
      )}
    </QueryView>
  );
}

/** Shows the open incidents of a store; nothing when there are none. */
function StoreIncidents({ incidents }: { readonly incidents: readonly IncidentSummary[] }) {
  if (incidents.length === 0) return null;
  return (
    <Panel title="Open incidents">
      <ul style={{ margin: 0, padding: 0, listStyle: 'none' }}>
        {incidents.map((incident) => (
          <IncidentLine key={incident.id} incident={incident} />
        ))}
      </ul>
    </Panel>
  );
}

/** Shows the entries that can't be checked at this store, by reason; nothing when all are checked. */
function UnplannedPanel({ unplanned }: { readonly unplanned: Unplanned }) {
  if (unplanned.length === 0) return null;
  const byReason = Map.groupBy(unplanned, (item) => item.text);
  return (
    <Panel title="Not checked here" aside={formatCount(unplanned.length, 'entry')}>
      <ul className={classes.list}>
        {[...byReason].map(([text, items]) => (
          <li key={text} className={classes.reason}>
            <ul className={classes.entries}>
              {items.map((item) => (
                <li key={`${item.packId} ${item.entryId} ${item.role} ${item.title}`}>
                  {item.title} <span className={classes.role}>{ROLE_SHORT_LABEL[item.role]}</span>
                </li>
              ))}
            </ul>
            <p className={classes.text}>{text}</p>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** Shows the shape of the store page while it loads. */
function StoreSkeleton() {
  return (
    <div className={classes.page}>
      <div className={classes.head}>
        <Skeleton width={60} height={18} />
        <Skeleton width={420} height={32} />
        <Skeleton width={520} height={18} mb={18} maw="100%" />
      </div>
      <PanelSkeleton rows={1} rowHeight={96} />
      <PanelSkeleton rows={10} />
      <PanelSkeleton rows={2} rowHeight={70} />
    </div>
  );
}
