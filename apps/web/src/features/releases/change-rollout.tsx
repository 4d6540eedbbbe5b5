'use client';

import { Button, Group } from '@mantine/core';
import type { Rollout } from '@sightline/spec';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useChangeRollout } from './use-releases.ts';

/** Pauses or resumes a rollout; nothing once it has finished. */
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
          <ResumeButton
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

interface ResumeButtonProps {
  readonly wasHalted: boolean;
  readonly isPending: boolean;
  readonly onConfirm: () => void;
}

function ResumeButton({ wasHalted, isPending, onConfirm }: ResumeButtonProps) {
  if (!wasHalted) {
    return (
      <Button leftSection={<IconPlayerPlay size={16} />} loading={isPending} onClick={onConfirm}>
        Resume
      </Button>
    );
  }
  return (
    <ConfirmPopover
      label="Resume rollout"
      text="More hosts get this version, and the halt is cleared. Hosts that rolled back won't retry this version."
      action="Resume rollout"
      position="bottom-start"
      width={320}
      onConfirm={onConfirm}
    >
      <Button variant="default" leftSection={<IconPlayerPlay size={16} />} loading={isPending}>
        Resume rollout
      </Button>
    </ConfirmPopover>
  );
}
