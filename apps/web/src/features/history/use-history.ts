'use client';

import { CONSOLE_API, type StoreId, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

const REFETCH_MS = 60_000;

/** How far back the strips and charts of a store reach. */
export const HISTORY_HOURS = 24;

/** Fetches what each of the store's checks saw in the last 24 h. */
export function useStoreHistory(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.storeHistory(tenantId, storeId),
    queryFn: ({ signal }) =>
      callApi(CONSOLE_API.getStoreHistory, { params: { tenantId, storeId }, query: { hours: HISTORY_HOURS }, signal }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
  });
}

/** Fetches when the store didn't report in the last 24 h, and why. */
export function useStoreGaps(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.storeGaps(tenantId, storeId),
    queryFn: ({ signal }) =>
      callApi(CONSOLE_API.getStoreGaps, { params: { tenantId, storeId }, query: { hours: HISTORY_HOURS }, signal }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
  });
}
