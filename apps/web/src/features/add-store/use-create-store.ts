'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import type { CallInput } from '../../shared/api/route-types.ts';

type StoreBody = CallInput<typeof CONSOLE_API.createStore>['body'];

/** Adds a store; the fleet is read again afterwards. */
export function useCreateStore(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: StoreBody) => callApi(CONSOLE_API.createStore, { params: { tenantId }, body }),
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.fleet(tenantId) });
      void queryClient.invalidateQueries({ queryKey: queryKeys.matrices(tenantId) });
    },
  });
}
