'use client';

import { CONSOLE_API, type ExportFormat, type ExportScope, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** What is exported, and how. */
export interface ExportChoice {
  readonly format: ExportFormat;
  readonly scope: ExportScope;
}

/** The tenant's list in a format. It does not change by itself while somebody reads it. */
export function useExport(tenantId: TenantId, choice: ExportChoice) {
  return useQuery({
    queryKey: [...queryKeys.tenant(tenantId), 'export', choice],
    queryFn: ({ signal }) => callApi(CONSOLE_API.getExport, { params: { tenantId }, query: choice, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}
