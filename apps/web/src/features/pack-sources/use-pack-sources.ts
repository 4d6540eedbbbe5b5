'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

const REFETCH_MS = 5 * 60_000;

/** Fetches the sources that packs are refreshed from, and their status. */
export function usePackSources(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.packSources(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listPackSources, { params: { tenantId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}
