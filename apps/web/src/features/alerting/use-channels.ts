'use client';

import { type ChannelConfig, type ChannelId, CONSOLE_API, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Fetches the channels that get the tenant's alerts. */
export function useChannels(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.channels(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listChannels, { params: { tenantId }, signal }),
  });
}

/** Adds a channel, then refreshes the list. */
export function useCreateChannel(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; config: ChannelConfig }) =>
      callApi(CONSOLE_API.createChannel, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.channels(tenantId) }),
  });
}

/** Removes a channel, then refreshes the list. */
export function useDeleteChannel(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (channelId: ChannelId) => callApi(CONSOLE_API.deleteChannel, { params: { tenantId, channelId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.channels(tenantId) }),
  });
}
