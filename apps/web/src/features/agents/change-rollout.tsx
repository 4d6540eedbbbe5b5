'use client';

import { Alert, Button, Group, Popover, Text } from '@mantine/core';
import type { Rollout } from '@sightline/spec';
import { IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { useChangeRollout } from './use-agents.ts';

/** Pause, go on, or nothing once it is finished. */
export function ChangeRollout({ rollout }: { readonly rollout: Rollout }) {
  const tenant = useTenant();
  const change = useChangeRollout(tenant.id);
  if (rollout.state === 'finished') return null;
  return (
    <>
      {change.isError && (
        <Alert color="red" role="alert">
          {change.error.message} <code>{codeOf(change.error)}</code>
        </Alert>
      )}
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
    <Popover position="bottom-start" width={320} trapFocus shadow="md" withArrow>
      <Popover.Target>
        <Button variant="default" leftSection={<IconPlayerPlay size={16} />} loading={isPending}>
          Let it go on
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Let it go on">
        <Text size="sm" mb="sm">
          More hosts get this version, and what stopped it is not held against it any more. Hosts that gave it up do not
          try it again.
        </Text>
        <Group justify="end">
          <Button color="red" size="xs" onClick={onConfirm}>
            Let it go on
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
