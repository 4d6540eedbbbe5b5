'use client';

import { Table } from '@mantine/core';
import type { CertificateSummary } from '@sightline/spec';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import classes from './certificates.module.css';

/** Certificates, a row each. */
export function CertificateTable({ certificates }: { readonly certificates: readonly CertificateSummary[] }) {
  const tenant = useTenant();
  return (
    <Table.ScrollContainer minWidth={620}>
      <Table verticalSpacing="sm" horizontalSpacing="md" highlightOnHover>
        <Table.Thead>
          <Table.Tr>
            <Table.Th>Of</Table.Th>
            <Table.Th>Made</Table.Th>
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
                {certificate.totals.verified.toLocaleString('en')}
              </Table.Td>
              <Table.Td ta="right">{certificate.totals.notVerified.toLocaleString('en')}</Table.Td>
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
  return `The fleet, ${storeCount.toLocaleString('en')} ${storeCount === 1 ? 'store' : 'stores'}`;
}
