'use client';

import { Button, Modal } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { Releases } from '@sightline/spec';
import { IconRocket } from '@tabler/icons-react';
import { RollOutForm } from './rollout-form.tsx';

/** Opens the dialog that starts a rollout. */
export function RollOutButton({ releases }: Pick<Releases, 'releases'>) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconRocket size={16} />} onClick={open} disabled={releases.length === 0}>
        Roll a version out
      </Button>
      <Modal opened={isOpen} onClose={close} title="Roll a version out" size="lg" centered>
        <RollOutForm releases={releases} onDone={close} />
      </Modal>
    </>
  );
}
