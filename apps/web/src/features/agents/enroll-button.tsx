'use client';

import { Alert, Button, CopyButton, Group, Modal, NativeSelect, NumberInput, Stack, Tabs, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { CONSOLE_API, type EnrollmentToken, type StoreId } from '@sightline/spec';
import { IconBrandWindows, IconCheck, IconCopy, IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { callApi } from '../../shared/api/call-api.ts';
import { Instant } from '../../shared/time/instant.tsx';
import { codeOf } from '../../shared/ui/error-notice.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './agents.module.css';

const VALIDITIES = [
  { value: '3600', label: '1 hour' },
  { value: '86400', label: '1 day' },
  { value: '604800', label: '7 days' },
  { value: '2592000', label: '30 days' },
];

interface EnrollButtonProps {
  readonly storeId: StoreId;
  readonly storeName: string;
  readonly zone: string;
}

/** Opens the dialog that makes an enrollment token for machines of a store. */
export function EnrollButton({ storeId, storeName, zone }: EnrollButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add a machine
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Add a machine to ${storeName}`} size="lg" centered>
        <EnrollForm storeId={storeId} zone={zone} />
      </Modal>
    </>
  );
}

interface EnrollFormProps {
  readonly storeId: StoreId;
  readonly zone: string;
}

/** Makes an enrollment token, limited in uses and time, and shows the command that uses it, this once. */
function EnrollForm({ storeId, zone }: EnrollFormProps) {
  const tenant = useTenant();
  const [usesMax, setUsesMax] = useState(1);
  const [validForS, setValidForS] = useState('86400');
  const make = useMutation({
    mutationFn: () =>
      callApi(CONSOLE_API.createEnrollmentToken, {
        params: { tenantId: tenant.id, storeId },
        body: { usesMax, validForS: Number(validForS) },
      }),
  });
  if (make.isSuccess) return <EnrollCommand token={make.data} usesMax={usesMax} zone={zone} />;
  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        This makes a token with which machines of this store enroll. The agent on the machine contacts nothing but this
        console and the targets on the list.
      </Text>
      <Group grow align="start">
        <NumberInput
          label="Machines"
          description="How many may use it"
          min={1}
          max={100}
          allowDecimal={false}
          clampBehavior="strict"
          value={usesMax}
          onChange={(value) => {
            if (typeof value === 'number') setUsesMax(value);
          }}
        />
        <NativeSelect
          label="Valid for"
          description="After that it is refused"
          data={VALIDITIES}
          value={validForS}
          onChange={(event) => {
            setValidForS(event.currentTarget.value);
          }}
        />
      </Group>
      {make.isError && (
        <Alert color="red" role="alert">
          {make.error.message} <code>{codeOf(make.error)}</code>
        </Alert>
      )}
      <Group justify="end">
        <Button
          loading={make.isPending}
          onClick={() => {
            make.mutate();
          }}
        >
          Make the token
        </Button>
      </Group>
    </Stack>
  );
}

interface EnrollCommandProps {
  readonly token: EnrollmentToken;
  readonly usesMax: number;
  readonly zone: string;
}

/** The line to run on the machine: it installs the agent and enrolls it, or only enrolls where the agent is there already. */
function EnrollCommand({ token, usesMax, zone }: EnrollCommandProps) {
  return (
    <Stack gap="md">
      {token.install === null ? (
        <Line lead="Run this on the machine, as administrator:" line={token.command} />
      ) : (
        <InstallTabs install={token.install} command={token.command} />
      )}
      <Text size="sm" c="dimmed">
        The token is not shown again. It serves {usesMax === 1 ? 'one machine' : `${usesMax} machines`} until{' '}
        <Instant at={token.expiresAt} zone={zone} />. The host appears on this page as soon as it is enrolled.
      </Text>
    </Stack>
  );
}

interface InstallTabsProps {
  readonly install: NonNullable<EnrollmentToken['install']>;
  readonly command: string;
}

function InstallTabs({ install, command }: InstallTabsProps) {
  return (
    <Tabs defaultValue="windows" keepMounted={false}>
      <Tabs.List mb="md">
        <Tabs.Tab value="windows" leftSection={<IconBrandWindows size={16} />}>
          Windows
        </Tabs.Tab>
        <Tabs.Tab value="linux" leftSection={<IconTerminal2 size={16} />}>
          Linux
        </Tabs.Tab>
        <Tabs.Tab value="there">Agent is there already</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="windows">
        <Line lead="Run this on the machine, in a PowerShell opened as administrator:" line={install.powershell} />
      </Tabs.Panel>
      <Tabs.Panel value="linux">
        <Line lead="Run this on the machine:" line={install.sh} />
      </Tabs.Panel>
      <Tabs.Panel value="there">
        <Line lead="Run this on the machine, as administrator:" line={command} />
      </Tabs.Panel>
    </Tabs>
  );
}

function Line({ lead, line }: { readonly lead: string; readonly line: string }) {
  return (
    <Stack gap="md">
      <Text size="sm">{lead}</Text>
      <pre className={classes.command}>{line}</pre>
      <CopyButton value={line}>
        {({ copied, copy }) => (
          <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy} data-autofocus>
            {copied ? 'Copied' : 'Copy the line'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
