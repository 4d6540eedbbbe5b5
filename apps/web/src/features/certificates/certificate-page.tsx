'use client';

import { Stack } from '@mantine/core';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { CertificateHead } from './certificate-head.tsx';
import { CertificateSummary } from './certificate-summary.tsx';
import { FleetCertificateView } from './fleet-certificate-view.tsx';
import { SealPanel } from './seal-panel.tsx';
import { StoreCertificateView } from './store-certificate-view.tsx';
import { useCertificate } from './use-certificates.ts';

/** One certificate: of what and when, the numbers, every entry, and the seal. */
export function CertificatePage({ certificateId }: { readonly certificateId: string }) {
  const tenant = useTenant();
  const query = useCertificate(tenant.id, certificateId);
  return (
    <QueryView query={query} skeleton={<PanelSkeleton rows={8} />}>
      {(file) => (
        <Stack gap="md">
          <CertificateHead document={file.document} />
          <CertificateSummary document={file.document} />
          {file.document.scope === 'store' ? (
            <StoreCertificateView document={file.document} />
          ) : (
            <FleetCertificateView document={file.document} />
          )}
          <SealPanel file={file} />
        </Stack>
      )}
    </QueryView>
  );
}
