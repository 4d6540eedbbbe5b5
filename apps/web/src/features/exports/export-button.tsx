'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { IconFileExport } from '@tabler/icons-react';
import { useState } from 'react';
import { type ExportChoice, FIRST_CHOICE } from './export-choice.ts';
import { ExportForm } from './export-form.tsx';

interface ExportButtonProps {
  /** What the dialog begins with. */
  readonly initial?: Partial<ExportChoice>;
  readonly size?: 'compact-sm';
}

/** Opens the dialog that exports the list for a firewall. */
export function ExportButton({ initial, size }: ExportButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  const [choice, setChoice] = useState<ExportChoice>({ ...FIRST_CHOICE, ...initial });
  return (
    <>
      <Button
        variant="default"
        {...(size === undefined ? {} : { size })}
        leftSection={<IconFileExport size={16} />}
        onClick={open}
      >
        Export for a firewall
      </Button>
      <Modal opened={isOpen} onClose={close} title="Export for a firewall" size={860}>
        <ExportForm choice={choice} onChange={setChoice} />
      </Modal>
    </>
  );
}
