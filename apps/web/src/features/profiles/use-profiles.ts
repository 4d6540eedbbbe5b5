'use client';

import { CONSOLE_API, type ProfileChange, type ProfileValues, type StoreId, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** How often progress is read while store checks update. */
const PROGRESS_MS = 1_000;

/** Fetches the values of the tenant and its groups; polled while store checks update. */
export function useProfiles(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.profiles(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getProfiles, { params: { tenantId }, signal }),
    refetchInterval: ({ state }) => (state.data?.replanning?.finishedAt === null ? PROGRESS_MS : false),
  });
}

/** Asks what a change would do. */
export function usePreview(tenantId: TenantId) {
  return useMutation({
    mutationFn: (body: ProfileChange) => callApi(CONSOLE_API.previewProfileChange, { params: { tenantId }, body }),
  });
}

/** Changes profile values, then refreshes all of the tenant's data. */
export function useChangeProfiles(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileChange) => callApi(CONSOLE_API.changeProfiles, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** Fetches the layers of a store's profile. */
export function useStoreProfile(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.storeProfile(tenantId, storeId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getStoreProfile, { params: { tenantId, storeId }, signal }),
  });
}

/** Replaces the values that a store sets itself, then refreshes the store. */
export function useChangeStoreProfile(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: ProfileValues) =>
      callApi(CONSOLE_API.changeStoreProfile, { params: { tenantId, storeId }, body: { values } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}
