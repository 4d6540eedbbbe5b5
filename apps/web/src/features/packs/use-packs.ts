'use client';

import { type AdoptionId, type AdoptionScope, CONSOLE_API, type TenantId } from '@sightline/spec';
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** Fetches the packs that the tenant uses or could use, with their versions, and the tags of its stores. */
export function usePacks(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.packs(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listPacks, { params: { tenantId }, signal }),
  });
}

/** Two versions of a pack to compare. */
interface Comparison {
  readonly packId: string;
  readonly from: number;
  readonly to: number;
}

/** Fetches what a version changes; idle with null, when there is nothing to compare it with. */
export function usePackDiff(tenantId: TenantId, comparison: Comparison | null) {
  return useQuery({
    queryKey: queryKeys.packDiff(tenantId, comparison),
    queryFn:
      comparison === null
        ? skipToken
        : ({ signal }) =>
            callApi(CONSOLE_API.diffPackVersions, { params: { tenantId }, query: { ...comparison }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

interface ImpactQuestion {
  readonly packId: string;
  readonly version: number;
  /** Empty for all stores. */
  readonly tags: readonly string[];
}

/** Fetches a version's impact on stores; keeps the previous answer until the next one arrives. */
export function usePackImpact(tenantId: TenantId, question: ImpactQuestion) {
  const { packId, version, tags } = question;
  return useQuery({
    queryKey: queryKeys.packImpact(tenantId, question),
    queryFn: ({ signal }) =>
      callApi(CONSOLE_API.getPackImpact, {
        params: { tenantId },
        query: { packId, version, tags: tags.join(',') },
        signal,
      }),
    placeholderData: keepPreviousData,
  });
}

/** Fetches a page of who adopted which version of a pack for which stores. */
export function useAdoptions(tenantId: TenantId, packId: string, cursor: string | undefined) {
  const query = { packId, limit: 20, ...(cursor === undefined ? {} : { cursor }) };
  return useQuery({
    queryKey: queryKeys.adoptions(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listAdoptions, { params: { tenantId }, query, signal }),
  });
}

/** Adopts a version for stores, then refreshes all of the tenant's data. */
export function useAdoptPack(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { packId: string; version: number; scope: AdoptionScope }) =>
      callApi(CONSOLE_API.adoptPack, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** Rolls back an adoption, then refreshes all of the tenant's data. */
export function useEndAdoption(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (adoptionId: AdoptionId) => callApi(CONSOLE_API.endAdoption, { params: { tenantId, adoptionId } }),
    // Not awaited: the button that asked disappears with the adoption once the data is refreshed.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) });
    },
  });
}

/** A version of a pack. */
interface PackRef {
  readonly packId: string;
  readonly version: number;
}

/** Fetches the contents of a version, once, because a version never changes. Idle with null. */
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
