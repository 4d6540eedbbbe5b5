'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { FIRST_CHOICE } from './export-choice.ts';
import { ExportForm } from './export-form.tsx';

/** Opens the dialog that exports the list for a firewall. */
export function ExportButton() {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [choice, setChoice] = useState(FIRST_CHOICE);
  return (
    <>
      <Button variant="default" leftSection={<IconFileExport size={16} />} onClick={open}>
        Export for a firewall
      </Button>
      <Modal opened={isOpen} onClose={close} title="Export for a firewall" size={860}>
        <ExportForm choice={choice} onChange={setChoice} />
      </Modal>
    </>
  );
}
