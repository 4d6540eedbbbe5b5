'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PackSummary } from '@sightline/spec';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { useAdoptPack } from './use-packs.ts';

/** Has no store use a list any more, once it is confirmed. */
export function StopUsingButton({ pack: { packId, title } }: { readonly pack: PackSummary }) {
  const tenant = useTenant();
  const adopt = useAdoptPack(tenant.id);
  const confirm = (): void => {
    adopt.mutate(
      { packId, version: 0, scope: { kind: 'all', staged: 'follow' } },
      {
        onError: (error) => {
          notifications.show({ color: 'red', title: `${title} is still used`, message: error.message });
        },
      },
    );
  };
  return (
    <ConfirmPopover
      label={`Stop using ${title}`}
      text="No store is checked against this list any more. It can be taken back; what was found stays on record."
      action="Stop using it"
      width={290}
      onConfirm={confirm}
    >
      <Button variant="subtle" color="gray" size="compact-sm" loading={adopt.isPending}>
        Stop using it
      </Button>
    </ConfirmPopover>
  );
}
