'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Read again by itself too, so that a number on the page is never older than this, stream or no stream. */
const REFETCH_MS = 30_000;

/** The whole fleet at a glance. */
export function useFleet(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.fleet(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getFleet, { params: { tenantId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}
