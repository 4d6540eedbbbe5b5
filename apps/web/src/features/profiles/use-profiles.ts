'use client';

import { CONSOLE_API, type ProfileChange, type ProfileValues, type StoreId, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** While stores are planned anew, how far that is. */
const PROGRESS_MS = 1_000;

/** What the tenant and its groups set; read again and again while stores are planned anew. */
export function useProfiles(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.profiles(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getProfiles, { params: { tenantId }, signal }),
    refetchInterval: ({ state }) => (state.data?.replanning?.finishedAt === null ? PROGRESS_MS : false),
  });
}

/** What a change would do; asked for anew with every change. */
export function usePreview(tenantId: TenantId) {
  return useMutation({
    mutationFn: (body: ProfileChange) => callApi(CONSOLE_API.previewProfileChange, { params: { tenantId }, body }),
  });
}

/** Changes profile values; everything of the tenant is read again afterwards. */
export function useChangeProfiles(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: ProfileChange) => callApi(CONSOLE_API.changeProfiles, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** The layers that make up a store's profile. */
export function useStoreProfile(tenantId: TenantId, storeId: StoreId) {
  return useQuery({
    queryKey: queryKeys.storeProfile(tenantId, storeId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getStoreProfile, { params: { tenantId, storeId }, signal }),
  });
}

/** Replaces what a store sets itself; the store is read again afterwards. */
export function useChangeStoreProfile(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (values: ProfileValues) =>
      callApi(CONSOLE_API.changeStoreProfile, { params: { tenantId, storeId }, body: { values } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}
