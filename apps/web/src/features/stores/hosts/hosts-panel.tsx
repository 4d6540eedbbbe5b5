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

/** Shows the store's hosts: with an agent first, then agentless ones. */
export function HostsPanel({ store }: { readonly store: Store }) {
  return (
    <Panel
      title="Hosts"
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
          title="No hosts enrolled"
          description="Without an agent, we can't check this store. Add a host above."
        />
      ) : (
        <ul className={classes.list}>
          {store.hosts.map((host) => (
            <HostCard key={host.id} host={host} zone={store.timeZone} />
          ))}
          {store.agentlessHosts.map((host) => (
            <AgentlessHostCard key={host.id} host={host} storeId={store.id} zone={store.timeZone} />
          ))}
        </ul>
      )}
    </Panel>
  );
}

function countText({ hosts, agentlessHosts }: Store): string {
  const enrolled = `${hosts.length} enrolled`;
  return agentlessHosts.length === 0 ? enrolled : `${enrolled}, ${agentlessHosts.length} agentless`;
}

interface AgentlessHostCardProps {
  readonly host: AgentlessHost;
  readonly storeId: StoreId;
  readonly zone: string;
}

/** Shows an agentless host, and the button to remove it. */
function AgentlessHostCard({ host, storeId, zone }: AgentlessHostCardProps) {
  return (
    <li className={classes.host}>
      <div className={classes.name}>
        <span className={classes.hostname}>{host.name}</span>
        <span className={classes.role}>{ROLE_SHORT_LABEL[host.role]}</span>
        <span className={classes.end}>
          <RemoveAgentlessHostButton storeId={storeId} host={host} />
        </span>
      </div>
      <dl className={classes.facts}>
        <dt>Agent</dt>
        <dd>None; checked from the store's other hosts</dd>
        <dt>Address</dt>
        <dd>{host.address}</dd>
        <dt>Added</dt>
        <dd>
          <Instant at={host.createdAt} zone={zone} /> by {host.createdBy}
        </dd>
      </dl>
    </li>
  );
}

interface RemoveAgentlessHostButtonProps {
  readonly storeId: StoreId;
  readonly host: AgentlessHost;
}

/** Removes an agentless host, after confirmation. */
function RemoveAgentlessHostButton({ storeId, host }: RemoveAgentlessHostButtonProps) {
  const tenant = useTenant();
  const remove = useRemoveAgentlessHost(tenant.id, storeId);
  const confirm = (): void => {
    remove.mutate(host.id, {
      onError: (error) => {
        notifications.show({ color: 'red', title: `Could not remove ${host.name}`, message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Remove ${host.name}`}
      text={`This store's hosts stop checking ${host.name}. Its history is kept.`}
      action="Remove"
      onConfirm={confirm}
    >
      <ActionIcon variant="subtle" color="gray" aria-label={`Remove ${host.name}`} loading={remove.isPending}>
        <IconTrash size={16} />
      </ActionIcon>
    </ConfirmPopover>
  );
}
