'use client';

import { CONSOLE_API, type StoreId, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { HISTORY_HOURS } from './use-store.ts';

const REFETCH_MS = 60_000;

/** When nothing was heard from the store in the last 24 h, and why. */
export function useStoreGaps(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.storeGaps(tenantId, storeId),
    queryFn: ({ signal }) =>
      callApi(CONSOLE_API.getStoreGaps, { params: { tenantId, storeId }, query: { hours: HISTORY_HOURS }, signal }),
    refetchInterval: REFETCH_MS,
    staleTime: REFETCH_MS,
  });
}
