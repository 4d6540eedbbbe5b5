'use client';

import { CONSOLE_API } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Fetches the signed-in person and their tenants. */
export function useMe() {
  return useQuery({
    queryKey: queryKeys.me(),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getMe, { signal }),
    staleTime: 300_000,
  });
}
