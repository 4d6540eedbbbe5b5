'use client';

import { Button, Group } from '@mantine/core';
import type { Rollout } from '@sightline/spec';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useChangeRollout } from './use-releases.ts';

/** Pause, go on, or nothing once it is finished. */
export function ChangeRollout({ rollout }: { readonly rollout: Rollout }) {
  const tenant = useTenant();
  const change = useChangeRollout(tenant.id);
  if (rollout.state === 'finished') return null;
  return (
    <>
      <ErrorAlert error={change.error} />
      <Group>
        {rollout.state === 'running' ? (
          <Button
            variant="default"
            leftSection={<IconPlayerPause size={16} />}
            loading={change.isPending}
            onClick={() => {
              change.mutate('paused');
            }}
          >
            Pause
          </Button>
        ) : (
          <GoOnButton
            wasHalted={rollout.state === 'halted'}
            isPending={change.isPending}
            onConfirm={() => {
              change.mutate('running');
            }}
          />
        )}
      </Group>
    </>
  );
}

interface GoOnButtonProps {
  readonly wasHalted: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
}

function GoOnButton({ wasHalted, isPending, onConfirm }: GoOnButtonProps) {
  if (!wasHalted) {
    return (
      <Button leftSection={<IconPlayerPlay size={16} />} loading={isPending} onClick={onConfirm}>
        Go on
      </Button>
    );
  }
  return (
    <ConfirmPopover
      label="Let it go on"
      text="More hosts get this version, and what stopped it is not held against it any more. Hosts that gave it up do not try it again."
      action="Let it go on"
      position="bottom-start"
      width={320}
      onConfirm={onConfirm}
    >
      <Button variant="default" leftSection={<IconPlayerPlay size={16} />} loading={isPending}>
        Let it go on
      </Button>
    </ConfirmPopover>
  );
}
