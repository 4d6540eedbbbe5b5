'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import type { FleetFilter } from './use-fleet-filter.ts';

export const MATRIX_PAGE_SIZE = 50;
const REFETCH_MS = 30_000;

/** One page of stores by targets; the page before stays until the next one is here. */
export function useMatrix(tenantId: TenantId, filter: FleetFilter, cursor: string | undefined) {
  const query = { state: filter.state ?? undefined, search: filter.search, cursor, limit: MATRIX_PAGE_SIZE };
  return useQuery({
    queryKey: queryKeys.matrix(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getMatrix, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}
