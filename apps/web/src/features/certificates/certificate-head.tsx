'use client';

import { Button, Group } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { type CertificateDocument, type CertificateFormat, formatCount, formatNumber } from '@sightline/spec';
import { IconDownload } from '@tabler/icons-react';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './certificates.module.css';
import { useDownloadCertificate } from './use-certificates.ts';

const FORMATS: readonly { readonly format: CertificateFormat; readonly label: string }[] = [
  { format: 'pdf', label: 'PDF' },
  { format: 'csv', label: 'CSV' },
  { format: 'json', label: 'JSON' },
];

/** Shows what the certificate covers, when and by whom it was issued, from which packs; and its downloads. */
export function CertificateHead({ document }: { readonly document: CertificateDocument }) {
  const tenant = useTenant();
  const title = titleOf(document);
  usePageTitle(`Certificate of ${title}`);
  const zone = document.scope === 'store' ? document.store.timeZone : undefined;
  return (
    <div>
      <Link href={`/t/${tenant.slug}/certificates`} className={classes.crumb}>
        ← Certificates
      </Link>
      <PageHead
        title={`Coverage of ${title}`}
        sub={
          <>
            <span>
              Issued <Instant at={document.madeAt} zone={zone} isFull />
            </span>
            <span>by {document.madeBy}</span>
            {document.lists.map(({ packId, version, title: list, storeCount }) => (
              <span key={`${packId} ${String(version)}`}>
                {list}, version {version}
                {document.scope === 'fleet' && ` (${formatNumber(storeCount)})`}
              </span>
            ))}
          </>
        }
        actions={<Downloads certificateId={document.id} />}
      />
    </div>
  );
}

function titleOf(document: CertificateDocument): string {
  if (document.scope === 'store') return `store ${document.store.number} ${document.store.name}`;
  const { storeCount } = document;
  return `the fleet, ${formatCount(storeCount, 'store')}`;
}

function Downloads({ certificateId }: { readonly certificateId: string }) {
  const tenant = useTenant();
  const download = useDownloadCertificate(tenant.id, certificateId);
  const save = (format: CertificateFormat): void => {
    download.mutate(format, {
      onError: (error) => {
        notifications.show({ color: 'red', title: 'Download failed', message: error.message });
      },
    });
  };
  return (
    <Group gap="xs">
      {FORMATS.map(({ format, label }, index) => (
        <Button
          key={format}
          variant={index === 0 ? 'filled' : 'default'}
          leftSection={<IconDownload size={16} />}
          loading={download.isPending && download.variables === format}
          onClick={() => {
            save(format);
          }}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
