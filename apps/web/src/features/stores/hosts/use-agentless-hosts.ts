'use client';

import { type AgentlessHost, type AgentlessHostId, CONSOLE_API, type StoreId, type TenantId } from '@sightline/spec';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../../shared/api/call-api.ts';
import { queryKeys } from '../../../shared/api/query-keys.ts';

/** Adds an agentless host to a store, then refreshes the store. */
export function useAddAgentlessHost(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: Pick<AgentlessHost, 'name' | 'role' | 'address'>) =>
      callApi(CONSOLE_API.addAgentlessHost, { params: { tenantId, storeId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}

/** Removes an agentless host with its checks, then refreshes the store. */
export function useRemoveAgentlessHost(tenantId: TenantId, storeId: StoreId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (agentlessHostId: AgentlessHostId) =>
      callApi(CONSOLE_API.removeAgentlessHost, { params: { tenantId, storeId, agentlessHostId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.store(tenantId, storeId) }),
  });
}
