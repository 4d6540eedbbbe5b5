'use client';

import { Button } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { adoptionIdSchema } from '@sightline/spec';
import { IconArrowBackUp } from '@tabler/icons-react';
import { ConfirmPopover } from '../../shared/ui/confirm-popover.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { scopeText } from './pack-words.ts';
import { useEndAdoption } from './use-packs.ts';

interface TakeBackButtonProps {
  readonly adoptionId: string;
  readonly what: string;
  readonly tags: readonly string[];
}

/** Takes an adoption back, once it is confirmed. */
export function TakeBackButton({ adoptionId, what, tags }: TakeBackButtonProps) {
  const tenant = useTenant();
  const end = useEndAdoption(tenant.id);
  const confirm = (): void => {
    end.mutate(adoptionIdSchema.parse(adoptionId), {
      onSuccess: () => {
        notifications.show({
          color: 'teal',
          title: 'Taken back',
          message: 'What held before holds again within seconds.',
        });
      },
      onError: (error) => {
        notifications.show({ color: 'red', title: 'It was not taken back', message: error.message });
      },
    });
  };
  return (
    <ConfirmPopover
      label={`Take back ${what}`}
      text={`What held before for ${scopeText(tags)} holds again. Checks that come back keep their numbers and their history.`}
      action="Take it back"
      isDestructive={false}
      width={290}
      onConfirm={confirm}
    >
      <Button
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconArrowBackUp size={15} />}
        aria-label={`Take back ${what} for ${scopeText(tags)}`}
        loading={end.isPending}
      >
        Take back
      </Button>
    </ConfirmPopover>
  );
}
