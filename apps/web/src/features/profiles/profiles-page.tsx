'use client';

import { Button, Progress } from '@mantine/core';
import { formatCount, formatCountOf, type ReplanProgress } from '@sightline/spec';
import { IconTableImport } from '@tabler/icons-react';
import clsx from 'clsx';
import Link from 'next/link';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { ExportStoresButton } from '../store-imports/export-stores-button.tsx';
import { GroupsPanel } from './groups-panel.tsx';
import { LayerEditor } from './layer-editor.tsx';
import classes from './profiles.module.css';
import { useProfiles } from './use-profiles.ts';

/** Shows the profile values of all stores and of store groups. */
export function ProfilesPage() {
  const tenant = useTenant();
  const query = useProfiles(tenant.id);
  return (
    <>
      <PageHead
        title="Profiles"
        sub="What decides each store's checks. Set values for all stores, a group or one store; the narrowest wins."
        actions={
          <>
            <ExportStoresButton />
            <Button
              component={Link}
              href={`/t/${tenant.slug}/store-imports`}
              variant="default"
              leftSection={<IconTableImport size={16} />}
            >
              Import stores
            </Button>
          </>
        }
      />
      <QueryView query={query} skeleton={<PanelSkeleton rows={6} rowHeight={60} />}>
        {(profiles) => (
          <div className={classes.page}>
            <ReplanProgressBar progress={profiles.replanning} />
            <Panel title="All stores" aside={formatCount(profiles.storeCount, 'store')}>
              <LayerEditor
                // Someone else's change replaces the draft, which was made for outdated values.
                key={JSON.stringify(profiles.tenant)}
                saved={profiles.tenant}
                storeCount={profiles.storeCount}
                below={NOTHING_BELOW}
                vocabulary={profiles.vocabulary}
                changeOf={(values) => ({ kind: 'tenant', values })}
              />
            </Panel>
            <GroupsPanel profiles={profiles} />
          </div>
        )}
      </QueryView>
    </>
  );
}

const NOTHING_BELOW = [] as const;

/** Shows how far the update of store checks is; nothing when none is running. */
function ReplanProgressBar({ progress }: { readonly progress: ReplanProgress | null }) {
  if (progress === null || progress.finishedAt !== null) return null;
  const { storeCount, doneCount } = progress;
  return (
    <div className={clsx('card', classes.progress)} role="status">
      <span>Updating checks: {formatCountOf(doneCount, storeCount, 'store')}</span>
      <Progress value={storeCount === 0 ? 100 : (doneCount / storeCount) * 100} aria-label="Stores updated" animated />
    </div>
  );
}
