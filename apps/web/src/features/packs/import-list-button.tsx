'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconTableImport } from '@tabler/icons-react';
import { ImportListForm } from './import-list-form.tsx';

/** Opens the dialog in which a table becomes a list of the tenant's own. */
export function ImportListButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconTableImport size={16} />} onClick={open}>
        Import a table
      </Button>
      <Modal opened={isOpen} onClose={close} title="Import a table as a list" size={720}>
        <ImportListForm onDone={close} />
      </Modal>
    </>
  );
}
