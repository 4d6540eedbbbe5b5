'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { MachineForm } from './machine-form.tsx';

/** Opens the dialog for a machine without an agent. */
export function AddMachineButton({ storeId }: { readonly storeId: StoreId }) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" size="compact-sm" leftSection={<IconPlus size={14} />} onClick={open}>
        Machine without an agent
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a machine without an agent" size="lg" centered>
        <MachineForm storeId={storeId} onAdded={close} />
      </Modal>
    </>
  );
}
