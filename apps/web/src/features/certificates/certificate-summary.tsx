import type { CertificateDocument } from '@sightline/spec';
import classes from './certificates.module.css';

/** The numbers, and what counts as evidence. */
export function CertificateSummary({ document }: { readonly document: CertificateDocument }) {
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
            <span className={classes.count}>{count.toLocaleString('en')}</span>
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
  return `Entries are counted over all stores. At ${completeStoreCount.toLocaleString('en')} of ${storeCount.toLocaleString('en')} everything that can be probed is verified.`;
}
