'use client';

import { Alert, Button, Code, Group } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { Instant } from '../time/instant.tsx';
import { codeOf } from './error-notice.tsx';

interface StaleNoticeProps {
  readonly error: Error;
  /** When what is on the page was read, in ms since 1970. */
  readonly readAt: number;
  readonly onRetry: () => void;
}

/** Says that the page could not be read again, and how old what it shows is. */
export function StaleNotice({ error, readAt, onRetry }: StaleNoticeProps) {
  return (
    <Alert color="yellow" variant="light" icon={<IconClockExclamation />} role="status" mb="md" py="xs">
      <Group gap="sm" justify="space-between">
        <span>
          This was read at <Instant at={new Date(readAt).toISOString()} /> and could not be read again since.{' '}
          {error.message} <Code>{codeOf(error)}</Code>
        </span>
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Try again
        </Button>
      </Group>
    </Alert>
  );
}
