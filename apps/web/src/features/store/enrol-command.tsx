'use client';

import { Button, CopyButton, Stack, Text } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './enrol-command.module.css';

interface EnrolCommandProps {
  readonly token: { readonly command: string; readonly expiresAt: string };
  readonly usesMax: number;
  readonly zone: string;
}

/** The command to run on the machine. */
export function EnrolCommand({ token, usesMax, zone }: EnrolCommandProps) {
  return (
    <Stack gap="md">
      <Text size="sm">Run this on the machine, as administrator:</Text>
      <pre className={classes.command}>{token.command}</pre>
      <CopyButton value={token.command}>
        {({ copied, copy }) => (
          <Button leftSection={copied ? <IconCheck size={16} /> : <IconCopy size={16} />} onClick={copy} data-autofocus>
            {copied ? 'Copied' : 'Copy the command'}
          </Button>
        )}
      </CopyButton>
      <Text size="sm" c="dimmed">
        The token is not shown again. It serves {usesMax === 1 ? 'one machine' : `${usesMax} machines`} until{' '}
        <Instant at={token.expiresAt} zone={zone} />. The host appears on this page as soon as it is enrolled.
      </Text>
    </Stack>
  );
}
