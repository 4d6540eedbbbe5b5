'use client';

import { Alert, Button, Group, Modal, NativeSelect, Radio, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReleasePlatform, Releases } from '@sightline/spec';
import { IconRocket } from '@tabler/icons-react';
import { useState } from 'react';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { useStartRollout } from '../agents/use-agents.ts';
import { PACES, type Pace } from './rollout-words.ts';

const PLATFORM_NAME: Readonly<Record<ReleasePlatform, string>> = {
  'linux-x64': 'Linux x64',
  'linux-arm64': 'Linux arm64',
  'win32-x64': 'Windows x64',
};

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

interface RollOutFormProps extends Pick<Releases, 'releases'> {
  readonly onDone: () => void;
}

/** Which version, and how fast; `onDone` is called when it is under way. */
function RollOutForm({ releases, onDone }: RollOutFormProps) {
  const tenant = useTenant();
  const [version, setVersion] = useState(releases[0]?.version ?? '');
  const [pace, setPace] = useState<Pace>('careful');
  const start = useStartRollout(tenant.id);
  const platforms = releases.find((release) => release.version === version)?.platforms ?? [];
  return (
    <Stack gap="md">
      <NativeSelect
        label="Version"
        description={`For ${platforms.map((platform) => PLATFORM_NAME[platform]).join(', ')}; signed by your key`}
        data={releases.map((release) => release.version)}
        value={version}
        onChange={(event) => {
          setVersion(event.currentTarget.value);
        }}
      />
      <Radio.Group
        label="How fast"
        value={pace}
        onChange={(value) => {
          setPace(paceOf(value));
        }}
      >
        <Stack gap="sm" mt={4}>
          {Object.entries(PACES).map(([name, { label, says }]) => (
            <Radio key={name} value={name} label={label} description={says} />
          ))}
        </Stack>
      </Radio.Group>
      <Text size="sm" c="dimmed">
        It stops by itself when hosts go back to the version before, refuse its signature or go silent. It takes the
        place of the rollout before.
      </Text>
      {start.isError && (
        <Alert color="red" role="alert">
          {start.error.message} <code>{codeOf(start.error)}</code>
        </Alert>
      )}
      <Group justify="end">
        <Button
          loading={start.isPending}
          onClick={() => {
            start.mutate({ version, stages: [...PACES[pace].stages] }, { onSuccess: onDone });
          }}
        >
          Start
        </Button>
      </Group>
    </Stack>
  );
}

function paceOf(value: string): Pace {
  return value === 'quick' || value === 'at_once' ? value : 'careful';
}
