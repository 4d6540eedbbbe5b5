'use client';

import { Alert } from '@mantine/core';
import type { Allowlist, Pack } from '@sightline/spec';
import type { UseQueryResult } from '@tanstack/react-query';
import { StaleNotice } from '../../shared/ui/stale-notice.tsx';

interface AllowlistNoticeProps {
  readonly query: UseQueryResult<Allowlist>;
  readonly pack: Pack;
}

/** Says when the states of the entries could not be read, or belong to another version of the list. */
export function AllowlistNotice({ query, pack }: AllowlistNoticeProps) {
  if (query.isError) {
    return <StaleNotice error={query.error} readAt={query.dataUpdatedAt} onRetry={() => void query.refetch()} />;
  }
  const answer = query.data;
  if (answer === undefined || (answer.packId === pack.id && answer.packVersion === pack.version)) return null;
  return (
    <Alert color="yellow" mb="md">
      The fleet is checked against {answer.packId} version {answer.packVersion}; this page shows version {pack.version}.
      Reload the page after the console was updated.
    </Alert>
  );
}
