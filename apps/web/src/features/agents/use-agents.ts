'use client';

import { CONSOLE_API, type RolloutStage, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** A rollout moves by itself, and no live event tells of it. */
const REFRESH_MS = 10_000;

/** Which version the hosts run, and the rollout. */
export function useAgents(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.agents(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getAgents, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** What can be rolled out, and how far it is; empty for who may not. */
export function useReleases(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.releases(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getReleases, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Starts a rollout; what is shown is read again afterwards. */
export function useStartRollout(tenantId: TenantId) {
  const refresh = useRefresh(tenantId);
  return useMutation({
    mutationFn: (body: { version: string; stages: RolloutStage[] }) =>
      callApi(CONSOLE_API.startRollout, { params: { tenantId }, body }),
    onSuccess: refresh,
  });
}

/** Pauses the rollout or lets it go on; what is shown is read again afterwards. */
export function useChangeRollout(tenantId: TenantId) {
  const refresh = useRefresh(tenantId);
  return useMutation({
    mutationFn: (state: 'running' | 'paused') =>
      callApi(CONSOLE_API.changeRollout, { params: { tenantId }, body: { state } }),
    onSettled: refresh,
  });
}

function useRefresh(tenantId: TenantId): () => Promise<unknown> {
  const queryClient = useQueryClient();
  return () =>
    Promise.all([
      queryClient.invalidateQueries({ queryKey: queryKeys.agents(tenantId) }),
      queryClient.invalidateQueries({ queryKey: queryKeys.releases(tenantId) }),
    ]);
}
