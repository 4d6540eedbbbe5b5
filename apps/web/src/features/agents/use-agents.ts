'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** A rollout moves by itself, without a live event. */
const REFRESH_MS = 10_000;

/** Fetches the agent version on each host, and the rollout. */
export function useAgents(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.agents(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getAgents, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}
