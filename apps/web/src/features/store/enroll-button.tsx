'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { EnrollForm } from './enroll-form.tsx';

interface EnrollButtonProps {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly zone: string;
}

/** Opens the dialog that makes an enrollment token for machines of a store. */
export function EnrollButton({ storeId, storeName, zone }: EnrollButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add a machine
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Add a machine to ${storeName}`} size="lg" centered>
        <EnrollForm storeId={storeId} zone={zone} />
      </Modal>
    </>
  );
}
