'use client';

import { type AdoptionId, type AdoptionScope, CONSOLE_API, type TenantId } from '@sightline/spec';
import { keepPreviousData, skipToken, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';

/** The lists that the tenant uses or could use. */
export function usePacks(tenantId: TenantId) {
  return useQuery({
    queryKey: queryKeys.packs(tenantId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listPacks, { params: { tenantId }, signal }),
  });
}

/** Two versions of a list to be compared. */
interface Comparison {
  readonly packId: string;
  readonly from: number;
  readonly to: number;
}

/** What a version changes; waits while there is nothing to compare it with. */
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
  /** Empty: every store. */
  readonly tags: readonly string[];
}

/** What a version would mean for stores. The answer to the question before stays until the next one is there. */
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

/** Who put which stores on which version of a list, by pages. */
export function useAdoptions(tenantId: TenantId, packId: string, cursor: string | undefined) {
  const query = { packId, limit: 20, ...(cursor === undefined ? {} : { cursor }) };
  return useQuery({
    queryKey: queryKeys.adoptions(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listAdoptions, { params: { tenantId }, query, signal }),
  });
}

/** Puts stores on a version; everything of the tenant is read again afterwards. */
export function useAdoptPack(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (body: { packId: string; version: number; scope: AdoptionScope }) =>
      callApi(CONSOLE_API.adoptPack, { params: { tenantId }, body }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) }),
  });
}

/** Takes an adoption back; everything of the tenant is read again afterwards. */
export function useEndAdoption(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (adoptionId: AdoptionId) => callApi(CONSOLE_API.endAdoption, { params: { tenantId, adoptionId } }),
    // Not waited for: whoever asked is gone with the adoption once it is read again.
    onSuccess: () => {
      void queryClient.invalidateQueries({ queryKey: queryKeys.tenant(tenantId) });
    },
  });
}

/** A list at a version. */
interface PackRef {
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
