'use client';

import { EmptyState, Group, Table } from '@mantine/core';
import { type CertificateSummary, formatCount, formatNumber } from '@sightline/spec';
import { IconCertificate } from '@tabler/icons-react';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { PageButtons, useCursorPages } from '../../shared/ui/cursor-pages.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { RowsSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './certificates.module.css';
import { IssueButton } from './issue-button.tsx';
import { useCertificates } from './use-certificates.ts';

/** Shows the issued coverage certificates, and the button that issues one for the fleet. */
export function CertificatesPage() {
  const tenant = useTenant();
  const pages = useCursorPages('');
  const query = useCertificates(tenant.id, pages.cursor);
  return (
    <>
      <PageHead
        title="Certificates"
        sub="Signed, entry-by-entry proof of what was verified and when. Issue a store's certificate from its page."
        actions={<IssueButton storeId={null} label="Issue fleet certificate" variant="filled" />}
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

/** Shows certificates, one per row. */
function CertificateTable({ certificates }: { readonly certificates: readonly CertificateSummary[] }) {
  const tenant = useTenant();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Covers</Table.Th>
            <Table.Th>Issued</Table.Th>
            <Table.Th ta="right">Verified</Table.Th>
            <Table.Th ta="right">Not verified</Table.Th>
            <Table.Th>SHA-256</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {certificates.map((certificate) => (
            <Table.Tr key={certificate.id}>
              <Table.Td>
                <Link href={`/t/${tenant.slug}/certificates/${certificate.id}`} className="row-link">
                  <b className={classes.subject}>{subjectOf(certificate)}</b>
                </Link>
              </Table.Td>
              <Table.Td>
                <Instant at={certificate.madeAt} />
                <span className={classes.by}>{certificate.madeBy}</span>
              </Table.Td>
              <Table.Td ta="right" className={classes.number} data-state="pass">
                {formatNumber(certificate.totals.verified)}
              </Table.Td>
              <Table.Td ta="right">{formatNumber(certificate.totals.notVerified)}</Table.Td>
              <Table.Td>
                <span className="mono">{certificate.sha256.slice(0, 16)}…</span>
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}

function subjectOf({ store, storeCount }: CertificateSummary): string {
  if (store !== null) return `Store ${store.number} ${store.name}`;
  return `Fleet, ${formatCount(storeCount, 'store')}`;
}

/** Shown before the first certificate. */
function NoCertificates() {
  return (
    <EmptyState
      py={72}
      icon={<IconCertificate />}
      title="No certificates yet"
      description="A certificate shows, for every entry, what was verified, when, from which host and with what evidence, or why it wasn't."
    />
  );
}
