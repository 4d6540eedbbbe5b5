'use client';

import { CONSOLE_API, type FirewallExport, type TenantId } from '@sightline/spec';
import { keepPreviousData, skipToken, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { type ExportChoice, type ExportQuery, queryOf } from './export-choice.ts';

/** Fetches the export of a choice. Does not refresh on its own while someone reads it. */
export function useExport(tenantId: TenantId, choice: ExportChoice) {
  const query = queryOf(choice);
  return useQuery({
    queryKey: [...queryKeys.tenant(tenantId), 'export', query, choice.merakiRules],
    queryFn: query === null ? skipToken : ({ signal }) => read(tenantId, { query, choice, signal }),
    placeholderData: keepPreviousData,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
  });
}

interface Asked {
  readonly query: ExportQuery;
  readonly choice: ExportChoice;
  readonly signal: AbortSignal;
}

async function read(tenantId: TenantId, { query, choice, signal }: Asked): Promise<FirewallExport> {
  const params = { tenantId };
  const { storeIds, format, ...rest } = query;
  if (format === 'meraki' && choice.merakiRules !== null) {
    const stores = storeIds === undefined ? {} : { storeIds: [...storeIds] };
    const body = { ...rest, ...stores, rules: [...choice.merakiRules] };
    return await callApi(CONSOLE_API.mergeMerakiRules, { params, body, signal });
  }
  const stores = storeIds === undefined ? {} : { storeIds: storeIds.join(',') };
  return await callApi(CONSOLE_API.getExport, { params, query: { ...rest, ...stores, format }, signal });
}
