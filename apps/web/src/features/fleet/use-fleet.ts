'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Polled as well, so that no number is older than this, even without the live stream. */
const REFETCH_MS = 30_000;

/** Fetches the fleet overview. */
export function useFleet(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.fleet(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getFleet, { params: { tenantId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}
