'use client';

import { Stack } from '@mantine/core';
import { type CertificateDocument, formatCountOf, formatDuration, formatNumber, pluralize } from '@sightline/spec';
import { PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { CertificateHead } from './certificate-head.tsx';
import classes from './certificates.module.css';
import { FleetCertificateView } from './fleet-certificate-view.tsx';
import { SealPanel } from './seal-panel.tsx';
import { StoreCertificateView } from './store-certificate-view.tsx';
import { useCertificate } from './use-certificates.ts';

/** Shows a certificate: what it covers and when, its totals, every entry, and its seal. */
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

/** Shows the totals, and what counts as evidence. */
function CertificateTotals({ document }: { readonly document: CertificateDocument }) {
  const { verified, notVerified, notProbed, notApplicable } = document.totals;
  const open = notVerified - notProbed;
  const tiles = [
    { state: 'pass', count: verified, label: 'verified' },
    { state: open === 0 ? 'unverified' : 'blocked', count: open, label: 'not verified yet' },
    { state: 'unverified', count: notProbed, label: 'not probed' },
    {
      state: 'unverified',
      count: notApplicable,
      label: document.scope === 'store' ? 'not for this store' : 'not applicable',
    },
  ] as const;
  return (
    <section className="card" aria-label="Summary">
      <div className={classes.tiles}>
        {tiles.map(({ state, count, label }) => (
          <div key={label} className={classes.tile} data-state={state} data-none={count === 0}>
            <span className={classes.count}>{formatNumber(count)}</span>
            <span className={classes.tileLabel}>
              {pluralize(count, 'entry')} {label}
            </span>
          </div>
        ))}
      </div>
      <p className={classes.rule}>
        {scopeText(document)} Verified means that every host that needs an entry reached every part of it (or one of its
        alternatives), and the latest probe of each passed within {document.evidenceAge.intervals} probe intervals, or{' '}
        {formatDuration(document.evidenceAge.minS * 1_000)} if that is longer. Entries without a recent probe or a
        verdict never count as a pass.
      </p>
    </section>
  );
}

function scopeText(document: CertificateDocument): string {
  if (document.scope === 'store') return '';
  const { completeStoreCount, storeCount } = document;
  return `Entries are counted across all stores. ${formatCountOf(completeStoreCount, storeCount, 'store')} ${pluralize(completeStoreCount, 'has', 'have')} every entry verified that can be probed.`;
}
