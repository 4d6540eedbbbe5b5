'use client';

import { Stack } from '@mantine/core';
import { type CertificateDocument, formatNumber } from '@sightline/spec';
import { PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { CertificateHead } from './certificate-head.tsx';
import classes from './certificates.module.css';
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
          <CertificateTotals document={file.document} />
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

/** The numbers, and what counts as evidence. */
function CertificateTotals({ document }: { readonly document: CertificateDocument }) {
  const { verified, notVerified, notProbed, notApplicable } = document.totals;
  const open = notVerified - notProbed;
  const tiles = [
    { state: 'pass', count: verified, label: 'verified' },
    { state: open === 0 ? 'unverified' : 'blocked', count: open, label: 'probed, not verified' },
    { state: 'unverified', count: notProbed, label: 'that nothing can probe' },
    {
      state: 'unverified',
      count: notApplicable,
      label: document.scope === 'store' ? 'not for this store' : 'not for the store',
    },
  ] as const;
  return (
    <section className="card" aria-label="Summary">
      <div className={classes.tiles}>
        {tiles.map(({ state, count, label }) => (
          <div key={label} className={classes.tile} data-state={state} data-none={count === 0}>
            <span className={classes.count}>{formatNumber(count)}</span>
            <span className={classes.tileLabel}>
              {count === 1 ? 'entry' : 'entries'} {label}
            </span>
          </div>
        ))}
      </div>
      <p className={classes.rule}>
        {scopeText(document)} Verified means that every machine that needs an entry reached every part of it (of
        alternatives one), and that the newest probe of each passed not longer ago than {document.evidenceAge.intervals}{' '}
        probe intervals, at least {Math.round(document.evidenceAge.minS / 60)} minutes. What was not probed, not lately
        or without a verdict is never counted as a pass.
      </p>
    </section>
  );
}

function scopeText(document: CertificateDocument): string {
  if (document.scope === 'store') return '';
  const { completeStoreCount, storeCount } = document;
  return `Entries are counted over all stores. At ${formatNumber(completeStoreCount)} of ${formatNumber(storeCount)} everything that can be probed is verified.`;
}
