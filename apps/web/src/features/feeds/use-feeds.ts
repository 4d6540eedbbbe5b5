'use client';

import { CONSOLE_API, type FeedId, type TenantId } from '@sightline/spec';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Fetches by firewalls send no live event, so the list is polled. */
const REFRESH_MS = 30_000;

/** Fetches the feeds of the tenant. */
export function useFeeds(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.feeds(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listFeeds, { params: { tenantId }, signal }),
    refetchInterval: REFRESH_MS,
  });
}

/** Creates a feed, then refreshes the list. */
export function useCreateFeed(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { name: string; tag: string | null }) =>
      callApi(CONSOLE_API.createFeed, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.feeds(tenantId) }),
  });
}

/** Revokes a feed, then refreshes the list. */
export function useRevokeFeed(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (feedId: FeedId) => callApi(CONSOLE_API.deleteFeed, { params: { tenantId, feedId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.feeds(tenantId) }),
  });
}
