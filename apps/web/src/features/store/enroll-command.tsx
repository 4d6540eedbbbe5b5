'use client';

import { Button, CopyButton, Stack, Tabs, Text } from '@mantine/core';
import type { EnrollmentToken } from '@sightline/spec';
import { IconBrandWindows, IconCheck, IconCopy, IconTerminal2 } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './enroll-command.module.css';

interface EnrollCommandProps {
  readonly token: EnrollmentToken;
  readonly usesMax: number;
  readonly zone: string;
}

/** The line to run on the machine: it installs the agent and enrolls it, or only enrolls where the agent is there already. */
export function EnrollCommand({ token, usesMax, zone }: EnrollCommandProps) {
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
