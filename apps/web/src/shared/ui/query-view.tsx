'use client';

import { Alert, Button, Code, Group, VisuallyHidden } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Instant } from '../time/instant.tsx';
import { codeOf, ErrorNotice } from './error-notice.tsx';

interface QueryViewProps<Data> {
  readonly query: UseQueryResult<Data>;
  /** The shape of the content, so that nothing moves when it arrives. */
  readonly skeleton: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** Shows the data of a query, its skeleton or its error; outdated data stays, marked as such. */
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
  /** When the page was last updated, in ms since 1970. */
  readonly readAt: number;
  readonly onRetry: () => void;
}

/** Says that the page could not be refreshed, and how old it is. */
function StaleNotice({ error, readAt, onRetry }: StaleNoticeProps) {
  return (
    <Alert color="yellow" variant="light" icon={<IconClockExclamation />} role="status" mb="md" py="xs">
      <Group gap="sm" justify="space-between">
        <span>
          Could not refresh this page, last updated at <Instant at={new Date(readAt).toISOString()} />. {error.message}{' '}
          <Code>{codeOf(error)}</Code>
        </span>
        <Button size="compact-sm" variant="default" onClick={onRetry}>
          Retry
        </Button>
      </Group>
    </Alert>
  );
}
