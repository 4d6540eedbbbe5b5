'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { AgentlessHostForm } from './agentless-host-form.tsx';

/** Opens the dialog for a machine without an agent. */
export function AddAgentlessHostButton({ storeId }: { readonly storeId: StoreId }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
        AgentlessHost without an agent
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a machine without an agent" size="lg" centered>
        <AgentlessHostForm storeId={storeId} onAdded={close} />
      </Modal>
    </>
  );
}
