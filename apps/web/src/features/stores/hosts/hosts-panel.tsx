'use client';

import { ActionIcon, EmptyState, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type AgentlessHost, ROLE_SHORT_LABEL, type Store, type StoreId } from '@sightline/spec';
import { IconDeviceDesktopPlus, IconTrash } from '@tabler/icons-react';
import { Instant } from '../../../shared/time/instant.tsx';
import { ConfirmPopover } from '../../../shared/ui/confirm-popover.tsx';
import { Panel } from '../../../shared/ui/panel.tsx';
import { useTenant } from '../../accounts/tenant-context.tsx';
import { AddAgentlessHostButton } from './add-agentless-host-button.tsx';
import { HostCard } from './host-card.tsx';
import classes from './hosts-panel.module.css';
import { useRemoveAgentlessHost } from './use-agentless-hosts.ts';

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

interface AgentlessHostCardProps {
  readonly machine: AgentlessHost;
  readonly storeId: StoreId;
  readonly zone: string;
}

/** A machine on which no agent runs, and the way to remove it. */
function AgentlessHostCard({ machine, storeId, zone }: AgentlessHostCardProps) {
  return (
    <li className={classes.host}>
      <div className={classes.name}>
        <span className={classes.hostname}>{machine.name}</span>
        <span className={classes.role}>{ROLE_SHORT_LABEL[machine.role]}</span>
        <span className={classes.end}>
          <RemoveAgentlessHostButton storeId={storeId} machine={machine} />
        </span>
      </div>
      <dl className={classes.facts}>
        <dt>Agent</dt>
        <dd>none: checked from the hosts of the store</dd>
        <dt>Address</dt>
        <dd>{machine.address}</dd>
        <dt>Added</dt>
        <dd>
          <Instant at={machine.createdAt} zone={zone} /> by {machine.createdBy}
        </dd>
      </dl>
    </li>
  );
}

interface RemoveAgentlessHostButtonProps {
  readonly storeId: StoreId;
  readonly machine: AgentlessHost;
}

/** Removes a machine without an agent, after a word about what goes with it. */
function RemoveAgentlessHostButton({ storeId, machine }: RemoveAgentlessHostButtonProps) {
  const tenant = useTenant();
  const remove = useRemoveAgentlessHost(tenant.id, storeId);
  const confirm = (): void => {
    remove.mutate(machine.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `${machine.name} was not removed`, message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Remove ${machine.name}`}
      text={`The hosts of the store no longer check ${machine.name}. What was seen of it stays on record.`}
      action="Remove it"
      onConfirm={confirm}
    >
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${machine.name}`} loading={remove.isPending}>
        <IconTrash size={16} />
      </ActionIcon>
    </ConfirmPopover>
  );
}
