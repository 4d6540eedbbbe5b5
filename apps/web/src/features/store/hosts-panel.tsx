'use client';

import { EmptyState } from '@mantine/core';
import type { Store } from '@sightline/spec';
import { IconDeviceDesktopPlus } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import { HostCard } from './host-card.tsx';
import classes from './hosts-panel.module.css';

/** The machines of the store that have an agent. */
export function HostsPanel({ store }: { readonly store: Store }) {
  return (
    <Panel title="Hosts" aside={`${store.hosts.length} enrolled`}>
      {store.hosts.length === 0 ? (
        <EmptyState
          py="xl"
          icon={<IconDeviceDesktopPlus />}
          title="No machine is enrolled"
          description="Without an agent nothing is known of this store. Add a machine above."
        />
      ) : (
        <ul className={classes.list}>
          {store.hosts.map((host) => (
            <HostCard key={host.id} host={host} zone={store.timeZone} />
          ))}
        </ul>
      )}
    </Panel>
  );
}
