'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconPlus } from '@tabler/icons-react';
import { AddStoreForm } from './add-store-form.tsx';

/** Opens the dialog that adds a store. */
export function AddStoreButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add a store
      </Button>
      <Modal opened={isOpen} onClose={close} title="Add a store" size={820} centered>
        <AddStoreForm />
      </Modal>
    </>
  );
}
