'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { skipToken, useQuery } from '@tanstack/react-query';
import { callApi } from '../api/call-api.ts';
import { queryKeys } from '../api/query-keys.ts';

/** A list at a version. */
export interface PackRef {
  readonly packId: string;
  readonly version: number;
}

/** What stands in a version of a list, read once: a version never changes. Waits while the version is null. */
export function usePack(tenantId: TenantId, ref: PackRef | null) {
  return useQuery({
    queryKey: queryKeys.pack(tenantId, ref),
    queryFn:
      ref === null
        ? skipToken
        : ({ signal }) => callApi(CONSOLE_API.getPackVersion, { params: { tenantId }, query: { ...ref }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}
