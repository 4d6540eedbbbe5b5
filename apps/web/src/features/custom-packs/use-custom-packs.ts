'use client';

import { CONSOLE_API, type CustomEntryDraft, type HostRole, type TenantId } from '@sightline/spec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Adds an own entry, or changes the one of an id; everything of the tenant is read again afterwards. */
export function useSaveCustomEntry(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { entryId: string | null; entry: CustomEntryDraft }) =>
      callApi(CONSOLE_API.saveCustomEntry, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** Removes an own entry; everything of the tenant is read again afterwards. */
export function useRemoveCustomEntry(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (entryId: string) =>
      callApi(CONSOLE_API.removeCustomEntry, { params: { tenantId }, query: { entryId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** A table that is to become a list. */
export interface CustomTable {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  readonly roles: Exclude<HostRole, 'control'>[];
}

/** Reads a table without writing anything, or publishes it as the next version of its list. */
export function useImportCustomPack(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: CustomTable & { mode: 'check' | 'publish' }) =>
      callApi(CONSOLE_API.importCustomPack, { params: { tenantId }, body }),
    onSuccess: async (result) => {
      if (result.kind === 'published') await queryClient.invalidateQueries({ queryKey: queryKeys.packs(tenantId) });
    },
  });
}
