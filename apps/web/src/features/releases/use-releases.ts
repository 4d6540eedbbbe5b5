'use client';

import { CONSOLE_API, type RolloutStage, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** A rollout moves by itself, without a live event. */
const REFRESH_MS = 10_000;

/** Fetches releases, and how far the rollout is; empty for people who can't roll out. */
export function useReleases(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.releases(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getReleases, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Starts a rollout, then refreshes the page. */
export function useStartRollout(tenantId: TenantId) {
  const refresh = useRefresh(tenantId);
  return useMutation({
    mutationFn: (body: { version: string; stages: RolloutStage[] }) =>
      callApi(CONSOLE_API.startRollout, { params: { tenantId }, body }),
    onSuccess: refresh,
  });
}

/** Pauses or resumes the rollout, then refreshes the page. */
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
