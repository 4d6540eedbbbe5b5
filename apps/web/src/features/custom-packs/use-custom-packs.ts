'use client';

import { CONSOLE_API, type CustomEntryDraft, type HostRole, type TenantId } from '@sightline/spec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Adds a custom entry, or changes the one with the id, then refreshes all of the tenant's data. */
export function useSaveCustomEntry(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { entryId: string | null; entry: CustomEntryDraft }) =>
      callApi(CONSOLE_API.saveCustomEntry, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** Removes a custom entry, then refreshes all of the tenant's data. */
export function useRemoveCustomEntry(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (entryId: string) =>
      callApi(CONSOLE_API.removeCustomEntry, { params: { tenantId }, query: { entryId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** A table to import as a custom pack. */
export interface PackTableDraft {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  readonly roles: Exclude<HostRole, 'control'>[];
}

/** Checks a table without saving it, or publishes it as the next version of its pack. */
export function useImportCustomPack(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: PackTableDraft & { mode: 'check' | 'publish' }) =>
      callApi(CONSOLE_API.importCustomPack, { params: { tenantId }, body }),
    onSuccess: async (result) => {
      if (result.kind === 'published') await queryClient.invalidateQueries({ queryKey: queryKeys.packs(tenantId) });
    },
  });
}
