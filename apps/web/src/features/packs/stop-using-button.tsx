'use client';

import { Button, Group, Popover, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import type { PackSummary } from '@sightline/spec';
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
    <Popover position="bottom-end" width={290} trapFocus shadow="md" withArrow>
      <Popover.Target>
        <Button variant="subtle" color="gray" size="compact-sm" loading={adopt.isPending}>
          Stop using it
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={`Stop using ${title}`}>
        <Text size="sm" mb="sm">
          No store is checked against this list any more. It can be taken back; what was found stays on record.
        </Text>
        <Group justify="end">
          <Button size="xs" color="red" onClick={confirm}>
            Stop using it
          </Button>
        </Group>
      </Popover.Dropdown>
    </Popover>
  );
}
