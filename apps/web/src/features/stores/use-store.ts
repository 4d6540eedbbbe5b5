'use client';

import { type CheckId, CONSOLE_API, type StoreId, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** The live stream only reports changes; the latest probes have to be fetched. */
const REFETCH_MS = 15_000;

/** Fetches a store: its hosts, its checks with their verdicts, and what can't be checked. */
export function useStore(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.store(tenantId, storeId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getStore, { params: { tenantId, storeId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

/** Fetches a check in full. */
export function useCheck(tenantId: TenantId, storeId: StoreId, checkId: CheckId) {
  return useQuery({
    queryKey: queryKeys.check(tenantId, storeId, checkId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getCheck, { params: { tenantId, storeId, checkId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}
