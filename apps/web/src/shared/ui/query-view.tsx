'use client';

import { VisuallyHidden } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { ErrorNotice } from './error-notice.tsx';
import { StaleNotice } from './stale-notice.tsx';

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
