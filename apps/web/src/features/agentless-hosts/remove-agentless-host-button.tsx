'use client';

import { ActionIcon } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { AgentlessHost, StoreId } from '@sightline/spec';
import { IconTrash } from '@tabler/icons-react';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { useRemoveAgentlessHost } from './use-agentless-hosts.ts';

interface RemoveAgentlessHostButtonProps {
  readonly storeId: StoreId;
  readonly machine: AgentlessHost;
}

/** Removes a machine without an agent, after a word about what goes with it. */
export function RemoveAgentlessHostButton({ storeId, machine }: RemoveAgentlessHostButtonProps) {
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
