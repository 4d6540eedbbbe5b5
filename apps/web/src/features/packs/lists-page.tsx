'use client';

import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { SourceList } from '../pack-sources/source-list.tsx';
import { SourceWarnings } from '../pack-sources/source-warnings.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { AllowlistNav } from './allowlist-nav.tsx';
import { ImportListButton } from './import-list-button.tsx';
import { PackRow } from './pack-row.tsx';
import classes from './packs.module.css';
import { usePacks } from './use-packs.ts';

/** Every list that the tenant uses or could use, with the versions its stores are on. */
export function ListsPage() {
  const tenant = useTenant();
  const query = usePacks(tenant.id);
  return (
    <>
      <PageHead
        title="Lists and versions"
        sub="A vendor’s change arrives as a new version; nothing changes at a store until it is adopted"
        actions={<ImportListButton />}
      />
      <AllowlistNav current="lists" />
      <SourceWarnings />
      <div className={classes.stack}>
        <div className="card">
          <QueryView query={query} skeleton={<RowsSkeleton rows={3} rowHeight={86} />}>
            {({ packs }) => (
              <ul className={classes.list}>
                {packs.map((pack) => (
                  <PackRow key={pack.packId} pack={pack} />
                ))}
              </ul>
            )}
          </QueryView>
        </div>
        <SourceList />
      </div>
    </>
  );
}
