'use client';

import { Group } from '@mantine/core';
import { PageButtons } from '../../shared/ui/page-buttons.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useCursorPages } from '../../shared/ui/use-cursor-pages.ts';
import { useTenant } from '../session/tenant-context.tsx';
import { CertificateTable } from './certificate-table.tsx';
import { IssueButton } from './issue-button.tsx';
import { NoCertificates } from './no-certificates.tsx';
import { useCertificates } from './use-certificates.ts';

/** The coverage certificates that were issued, and a new one of the fleet. */
export function CertificatesPage() {
  const tenant = useTenant();
  const pages = useCursorPages('');
  const query = useCertificates(tenant.id, pages.cursor);
  return (
    <>
      <PageHead
        title="Certificates"
        sub="What of the lists was verified at a time, entry by entry, hashed and signed. That of a store is made on its page"
        actions={<IssueButton storeId={null} label="Certify the fleet" variant="filled" />}
      />
      <div className="card" style={{ overflow: 'hidden' }}>
        <QueryView query={query} skeleton={<RowsSkeleton rows={5} rowHeight={60} />}>
          {({ certificates, nextCursor }) =>
            certificates.length === 0 ? (
              <NoCertificates />
            ) : (
              <>
                <CertificateTable certificates={certificates} />
                {(pages.index > 0 || nextCursor !== null) && (
                  <Group justify="end" px="md" py="xs" style={{ borderTop: '1px solid var(--line)' }}>
                    <PageButtons pages={pages} nextCursor={nextCursor} labels={{ previous: 'Newer', next: 'Older' }} />
                  </Group>
                )}
              </>
            )
          }
        </QueryView>
      </div>
    </>
  );
}
