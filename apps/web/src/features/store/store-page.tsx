'use client';

import { type StoreId, storeIdSchema } from '@sightline/spec';
import { NotFoundNotice } from '../../shared/ui/not-found-notice.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useStoreIncidents } from '../incidents/use-incidents.ts';
import { StoreProfilePanel } from '../profiles/store-profile-panel.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { CheckDrawer } from './check-drawer.tsx';
import { ChecksPanel } from './checks-panel.tsx';
import { GapsPanel } from './gaps-panel.tsx';
import { HostsPanel } from './hosts-panel.tsx';
import { StoreHead } from './store-head.tsx';
import { StoreIncidents } from './store-incidents.tsx';
import classes from './store-page.module.css';
import { StoreSkeleton } from './store-skeleton.tsx';
import { TroublePanel } from './trouble-panel.tsx';
import { UnplannedPanel } from './unplanned-panel.tsx';
import { useStore } from './use-store.ts';

/** The page of the store that the address names. */
export function StorePage({ storeId }: { readonly storeId: string }) {
  const parsed = storeIdSchema.safeParse(storeId);
  return parsed.success ? <KnownStore storeId={parsed.data} /> : <NotFoundNotice />;
}

function KnownStore({ storeId }: { readonly storeId: StoreId }) {
  const tenant = useTenant();
  const query = useStore(tenant.id, storeId);
  // Asked for beside the store, not after it: what comes later would push the checks down.
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
