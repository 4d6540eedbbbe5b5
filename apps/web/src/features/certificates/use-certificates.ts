'use client';

import {
  type CertificateFile,
  type CertificateFormat,
  CONSOLE_API,
  certificateCheckSchema,
  type StoreId,
  type TenantId,
} from '@sightline/spec';
import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { ApiProblem, readProblem } from '../../shared/api/api-problem.ts';
import { callApi } from '../../shared/api/call-api.ts';
import { queryKeys } from '../../shared/api/query-keys.ts';
import { downloadFile } from '../../shared/ui/download-file.ts';

const PAGE = 25;

/** Fetches a page of the issued certificates, newest first. */
export function useCertificates(tenantId: TenantId, cursor: string | undefined) {
  const query = { limit: PAGE, ...(cursor === undefined ? {} : { cursor }) };
  return useQuery({
    queryKey: queryKeys.certificateList(tenantId, query),
    queryFn: ({ signal }) => callApi(CONSOLE_API.listCertificates, { params: { tenantId }, query, signal }),
    placeholderData: keepPreviousData,
  });
}

/** Fetches a certificate; it never changes. */
export function useCertificate(tenantId: TenantId, certificateId: string) {
  return useQuery({
    queryKey: queryKeys.certificate(tenantId, certificateId),
    queryFn: ({ signal }) => callApi(CONSOLE_API.getCertificate, { params: { tenantId, certificateId }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });
}

/** Issues a certificate for a store, or for the fleet with null, then refreshes the list. */
export function useIssueCertificate(tenantId: TenantId) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (storeId: StoreId | null) =>
      callApi(CONSOLE_API.issueCertificate, { params: { tenantId }, body: { storeId } }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: queryKeys.certificates(tenantId) }),
  });
}

/** Saves a certificate as a file in the browser. */
export function useDownloadCertificate(tenantId: TenantId, certificateId: string) {
  return useMutation({
    mutationFn: async (format: CertificateFormat) => {
      const params = { tenantId, certificateId };
      const file = await callApi(CONSOLE_API.getCertificateFile, { params, query: { format } });
      const content = Uint8Array.from(atob(file.contentBase64), (character) => character.charCodeAt(0));
      downloadFile({ fileName: file.fileName, mediaType: file.mediaType, content });
    },
  });
}

/** Asks the public endpoint whether a certificate is genuine. */
export function useVerifyCertificate() {
  return useMutation({
    mutationFn: async (file: CertificateFile) => {
      const response = await fetch('/v1/certificates/verify', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(file),
      });
      if (!response.ok) throw await readProblem(response);
      const parsed = certificateCheckSchema.safeParse(await response.json().catch(() => null));
      if (!parsed.success) throw new ApiProblem({ kind: 'unexpected', status: response.status });
      return parsed.data;
    },
  });
}
