'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

const REFETCH_MS = 60_000;

/** Fetches the state of every allowlist entry across the fleet. */
export function useAllowlist(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.allowlist(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getAllowlist, { params: { tenantId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}
