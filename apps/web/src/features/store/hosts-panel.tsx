'use client';

import { EmptyState, Group } from '@mantine/core';
import type { Store } from '@sightline/spec';
import { IconDeviceDesktopPlus } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import { AddMachineButton } from '../machines/add-machine-button.tsx';
import { HostCard } from './host-card.tsx';
import classes from './hosts-panel.module.css';
import { MachineCard } from './machine-card.tsx';

/** The machines of the store: those with an agent, then those without. */
export function HostsPanel({ store }: { readonly store: Store }) {
  return (
    <Panel
      title="Machines"
      aside={
        <Group gap="sm" justify="end">
          <span>{countText(store)}</span>
          <AddMachineButton storeId={store.id} />
        </Group>
      }
    >
      {store.hosts.length + store.machines.length === 0 ? (
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
          {store.machines.map((machine) => (
            <MachineCard key={machine.id} machine={machine} storeId={store.id} zone={store.timeZone} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function countText({ hosts, machines }: Store): string {
  const enrolled = `${hosts.length} enrolled`;
  return machines.length === 0 ? enrolled : `${enrolled}, ${machines.length} without an agent`;
}
