'use client';

import { Alert, Button, Code, Group, VisuallyHidden } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Instant } from '../time/instant.tsx';
import { codeOf, ErrorNotice } from './error-notice.tsx';

interface QueryViewProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The shape of what will come, so that nothing moves when it does. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Shows an answer, or that it is awaited, or that it could not be had; an old answer stays, marked as such. */
export function QueryView<Data>({ query, skeleton, children }: QueryViewProps<Data>) {
  const retry = (): void => {
    void query.refetch();
  };
  if (query.data !== undefined) {
    return (
      <>
        {query.isError && <StaleNotice error={query.error} readAt={query.dataUpdatedAt} onRetry={retry} />}
        {children(query.data)}
      </>
    );
  }
  if (query.isError) return <ErrorNotice error={query.error} onRetry={retry} />;
  return (
    <div aria-busy="true">
      <VisuallyHidden role="status">Loading</VisuallyHidden>
      {skeleton}
    </div>
  );
}

interface StaleNoticeProps {
  readonly error: Error;
  /** When what is on the page was read, in ms since 1970. */
  readonly readAt: number;
  readonly onRetry: () => void;
}

/** Says that the page could not be read again, and how old what it shows is. */
function StaleNotice({ error, readAt, onRetry }: StaleNoticeProps) {
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
