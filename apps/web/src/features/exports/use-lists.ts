'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** The lists that a tenant uses or could use, with their versions, and the tags of its stores. */
export function useLists(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.packs(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listPacks, { params: { tenantId }, signal }),
  });
}
