'use client';

import { Button, CopyButton, Group, Modal, NativeSelect, NumberInput, Stack, Tabs, Text } from '@mantine/core';
import { useForm } from '@mantine/form';
import { useDisclosure } from '@mantine/hooks';
import { CONSOLE_API, createEnrollmentToken, type EnrollmentToken, formatCount, type StoreId } from '@sightline/spec';
import { IconBrandWindows, IconCheck, IconCopy, IconPlus, IconTerminal2 } from '@tabler/icons-react';
import { useMutation } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { problemErrors, schemaErrors } from '../../shared/forms/form-errors.ts';
import { Instant } from '../../shared/time/instant.tsx';
import { ErrorAlert } from '../../shared/ui/error-notice.tsx';
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

/** Opens the dialog that creates an install command for a store's hosts. */
export function EnrollButton({ storeId, storeName, zone }: EnrollButtonProps) {
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button variant="default" leftSection={<IconPlus size={16} />} onClick={open}>
        Add host
      </Button>
      <Modal opened={isOpen} onClose={close} title={`Add host to ${storeName}`} size="lg" centered>
        <EnrollForm storeId={storeId} zone={zone} />
      </Modal>
    </>
  );
}

interface EnrollFormProps {
  readonly storeId: StoreId;
  readonly zone: string;
}

interface EnrollDraft {
  /** Empty while nothing is typed. */
  readonly usesMax: number | '';
  readonly validForS: string;
}

const draftErrors = schemaErrors(createEnrollmentToken.body, { usesMax: 'Enter a number from 1 to 100.' });

/** Creates an enrollment token, limited in uses and time, then shows the command that uses it, once. */
function EnrollForm({ storeId, zone }: EnrollFormProps) {
  const tenant = useTenant();
  const create = useMutation({
    mutationFn: (body: TokenBody) =>
      callApi(CONSOLE_API.createEnrollmentToken, { params: { tenantId: tenant.id, storeId }, body }),
  });
  const form = useForm<EnrollDraft>({
    initialValues: { usesMax: 1, validForS: '86400' },
    validate: (draft) => draftErrors(tokenBody(draft)),
  });
  if (create.isSuccess) {
    return <EnrollCommand token={create.data} usesMax={create.variables.usesMax} zone={zone} />;
  }
  const submit = form.onSubmit((draft) => {
    create.mutate(tokenBody(draft), {
      onError: (error) => {
        form.setErrors(problemErrors(error));
      },
    });
  });
  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          Create an install command for this store. The agent only contacts this console and the targets on the store's
          allowlist.
        </Text>
        <Group grow align="start">
          <NumberInput
            label="Hosts"
            description="How many can use the command"
            min={1}
            max={100}
            allowDecimal={false}
            clampBehavior="strict"
            {...form.getInputProps('usesMax')}
          />
          <NativeSelect
            label="Valid for"
            description="After that, the command stops working"
            data={VALIDITIES}
            {...form.getInputProps('validForS')}
          />
        </Group>
        <ErrorAlert error={create.error} />
        <Group justify="end">
          <Button type="submit" loading={create.isPending}>
            Create command
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

interface TokenBody {
  readonly usesMax: number;
  readonly validForS: number;
}

function tokenBody({ usesMax, validForS }: EnrollDraft): TokenBody {
  return { usesMax: usesMax === '' ? 0 : usesMax, validForS: Number(validForS) };
}

interface EnrollCommandProps {
  readonly token: EnrollmentToken;
  readonly usesMax: number;
  readonly zone: string;
}

/** Shows the command to run on the host, which installs and enrolls the agent, or enrolls an installed one. */
function EnrollCommand({ token, usesMax, zone }: EnrollCommandProps) {
  return (
    <Stack gap="md">
      {token.install === null ? (
        <Line lead="Run this on the host as an administrator:" line={token.command} />
      ) : (
        <InstallTabs install={token.install} command={token.command} />
      )}
      <Text size="sm" c="dimmed">
        The command won't be shown again. It works for {formatCount(usesMax, 'host')} until{' '}
        <Instant at={token.expiresAt} zone={zone} />. Hosts appear on this page as soon as they enroll.
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
        <Tabs.Tab value="there">Agent already installed</Tabs.Tab>
      </Tabs.List>
      <Tabs.Panel value="windows">
        <Line lead="Run this on the host, in PowerShell opened as an administrator:" line={install.powershell} />
      </Tabs.Panel>
      <Tabs.Panel value="linux">
        <Line lead="Run this on the host:" line={install.sh} />
      </Tabs.Panel>
      <Tabs.Panel value="there">
        <Line lead="Run this on the host as an administrator:" line={command} />
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
            {copied ? 'Copied' : 'Copy command'}
          </Button>
        )}
      </CopyButton>
    </Stack>
  );
}
