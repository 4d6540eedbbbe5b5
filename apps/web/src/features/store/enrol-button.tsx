'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { StoreId } from '@sightline/spec';
import { IconPlus } from '@tabler/icons-react';
import { EnrolForm } from './enrol-form.tsx';

interface EnrolButtonProps {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly zone: string;
}

/** Opens the dialog that makes an enrolment token for machines of a store. */
export function EnrolButton({ storeId, storeName, zone }: EnrolButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add a machine
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Add a machine to ${storeName}`} size="lg" centered>
        <EnrolForm storeId={storeId} zone={zone} />
      </Modal>
    </>
  );
}
