'use client';

import { EmptyState, Group } from '@mantine/core';
import type { Store } from '@sightline/spec';
import { IconDeviceDesktopPlus } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import { AddAgentlessHostButton } from '../agentless-hosts/add-agentless-host-button.tsx';
import { HostCard } from './host-card.tsx';
import classes from './hosts-panel.module.css';
import { AgentlessHostCard } from './agentless-host-card.tsx';

/** The hosts of the store: those with an agent, then those without. */
export function HostsPanel({ store }: { readonly store: Store }) {
  return (
    <Panel
      title="Machines"
      aside={
        <Group gap="sm" justify="end">
          <span>{countText(store)}</span>
          <AddAgentlessHostButton storeId={store.id} />
        </Group>
      }
    >
      {store.hosts.length + store.agentlessHosts.length === 0 ? (
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
          {store.agentlessHosts.map((machine) => (
            <AgentlessHostCard key={machine.id} machine={machine} storeId={store.id} zone={store.timeZone} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function countText({ hosts, agentlessHosts }: Store): string {
  const enrolled = `${hosts.length} enrolled`;
  return agentlessHosts.length === 0 ? enrolled : `${enrolled}, ${agentlessHosts.length} without an agent`;
}
