'use client';

import { CONSOLE_API, type Machine, type MachineId, type StoreId, type TenantId } from '@sightline/spec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Adds a machine without an agent to a store; the store is read again afterwards. */
export function useAddMachine(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<Machine, 'name' | 'role' | 'address'>) =>
      callApi(CONSOLE_API.addMachine, { params: { tenantId, storeId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}

/** Removes one, with its checks; the store is read again afterwards. */
export function useRemoveMachine(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (machineId: MachineId) =>
      callApi(CONSOLE_API.removeMachine, { params: { tenantId, storeId, machineId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}
