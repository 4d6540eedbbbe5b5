'use client';

import { CONSOLE_API, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

const PAGE_SIZE = 50;

/** One page of who changed what, newest first; the page before stays until the next one is here. */
export function useAudit(tenantId: TenantId, cursor: string | undefined) {
  const query = { cursor, limit: PAGE_SIZE };
  return useQuery({
    queryKey: queryKeys.audit(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listAuditEvents, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
  });
}
