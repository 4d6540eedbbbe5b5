'use client';

import { Button, Group, Modal, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { formatList, type Releases } from '@sightline/spec';
import { IconRocket } from '@tabler/icons-react';
import { problemErrors } from '../../shared/forms/form-errors.ts';
import { platformLabel } from '../../shared/platform-label.ts';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { PACES, type Pace } from './rollout-words.ts';
import { useStartRollout } from './use-releases.ts';

/** Opens the dialog that starts a rollout. */
export function RolloutButton({ releases }: Pick<Releases, 'releases'>) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button leftSection={<IconRocket size={16} />} onClick={open} disabled={releases.length === 0}>
        Start rollout
      </Button>
      <Modal opened={isOpen} onClose={close} title="Start rollout" size="lg" centered>
        <RolloutForm releases={releases} onDone={close} />
      </Modal>
    </>
  );
}

interface RolloutFormProps extends Pick<Releases, 'releases'> {
  readonly onDone: () => void;
}

/** Asks for a version and a pace; `onDone` is called once the rollout has started. */
function RolloutForm({ releases, onDone }: RolloutFormProps) {
  const tenant = useTenant();
  const start = useStartRollout(tenant.id);
  const form = useForm<{ readonly version: string; readonly pace: Pace }>({
    initialValues: { version: releases[0]?.version ?? '', pace: 'careful' },
  });
  const { version } = form.values;
  const platforms = releases.find((release) => release.version === version)?.platforms ?? [];
  const submit = form.onSubmit((draft) => {
    start.mutate(
      { version: draft.version, stages: [...PACES[draft.pace].stages] },
      {
        onSuccess: onDone,
        onError: (error) => {
          form.setErrors(problemErrors(error));
        },
      },
    );
  });
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <NativeSelect
          label="Version"
          description={`For ${formatList(platforms.map(platformLabel))}; signed with your key`}
          data={releases.map((release) => release.version)}
          {...form.getInputProps('version')}
        />
        <Radio.Group label="Pace" {...form.getInputProps('pace')}>
          <Stack gap="sm" mt={4}>
            {Object.entries(PACES).map(([name, { label, says }]) => (
              <Radio key={name} value={name} label={label} description={says} />
            ))}
          </Stack>
        </Radio.Group>
        <Text size="sm" c="dimmed">
          The rollout halts if hosts roll back, reject the signature or go silent. It replaces any earlier rollout.
        </Text>
        <ErrorAlert error={start.error} />
        <Group justify="end">
          <Button type="submit" loading={start.isPending}>
            Start
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
