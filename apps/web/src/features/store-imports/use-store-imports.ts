'use client';

import { CONSOLE_API, decodeText, type StoreImport, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** How often progress is read while a file is processed. */
const PROGRESS_MS = 700;

/** Returns whether the worker is processing the file. */
export function isWorking({ status }: Pick<StoreImport, 'status'>): boolean {
  return status === 'checking' || status === 'applying';
}

/** Fetches a file; polled while it is checked or applied. */
export function useStoreImport(tenantId: TenantId, importId: string) {
  return useQuery({
    queryKey: queryKeys.storeImport(tenantId, importId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getStoreImport, { params: { tenantId, importId }, signal }),
    refetchInterval: ({ state }) => (state.data && isWorking(state.data) ? PROGRESS_MS : false),
  });
}

/** Fetches the latest files. */
export function useStoreImports(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.storeImports(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listStoreImports, { params: { tenantId }, signal }),
  });
}

/** Uploads a file for checking. */
export function useUpload(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: async (file: File) => {
      const body = { fileName: file.name.slice(0, 200), text: decodeText(new Uint8Array(await file.arrayBuffer())) };
      return await callApi(CONSOLE_API.createStoreImport, { params: { tenantId }, body });
    },
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.storeImports(tenantId) }),
  });
}

/** Applies a checked file. */
export function useApplyImport(tenantId: TenantId, importId: string) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (onlyGood: boolean) =>
      callApi(CONSOLE_API.applyStoreImport, { params: { tenantId, importId }, body: { onlyGood } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.storeImports(tenantId) }),
  });
}

/** Fetches the stores, or the columns with an example row, as a file. */
export function useStoresFile(tenantId: TenantId) {
  return useMutation({
    mutationFn: (only: 'stores' | 'template') =>
      callApi(CONSOLE_API.exportStores, { params: { tenantId }, query: { only } }),
  });
}
