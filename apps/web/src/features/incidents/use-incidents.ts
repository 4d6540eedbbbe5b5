'use client';

import { CONSOLE_API, type IncidentId, type StoreId, type TenantId } from '@sightline/spec';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

export const INCIDENT_STATUSES = ['open', 'resolved', 'all'] as const;
export type IncidentStatus = (typeof INCIDENT_STATUSES)[number];

export const INCIDENT_PAGE_SIZE = 50;
const REFETCH_MS = 30_000;

/** Fetches a page of incidents, newest first; keeps the previous page until the next one arrives. */
export function useIncidents(tenantId: TenantId, status: IncidentStatus, cursor: string | undefined) {
  const query = { status, cursor, limit: INCIDENT_PAGE_SIZE };
  return useQuery({
    queryKey: queryKeys.incidentList(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listIncidents, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
    refetchInterval: REFETCH_MS,
  });
}

/** Fetches an incident with its evidence, members, timeline and deliveries. */
export function useIncident(tenantId: TenantId, incidentId: IncidentId) {
  return useQuery({
    queryKey: queryKeys.incident(tenantId, incidentId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getIncident, { params: { tenantId, incidentId }, signal }),
    refetchInterval: REFETCH_MS,
  });
}

/** Fetches the open incidents of a store. */
export function useStoreIncidents(tenantId: TenantId, storeId: StoreId) {
  const query = { status: 'open', storeId } as const;
  return useQuery({
    queryKey: queryKeys.incidentList(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listIncidents, { params: { tenantId }, query, signal }),
    refetchInterval: REFETCH_MS,
  });
}
