'use client';

import { SegmentedControl } from '@mantine/core';
import type { CertificateStoreEntry, EntryVerdict, StoreCertificate } from '@sightline/spec';
import { useState } from 'react';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';
import { EntryItem } from './entry-item.tsx';

const SHOWN = ['all', 'not_verified', 'verified', 'not_applicable'] as const;
type Shown = (typeof SHOWN)[number];

const LABEL: Readonly<Record<Shown, string>> = {
  all: 'For this store',
  not_verified: 'Not verified',
  verified: 'Verified',
  not_applicable: 'Not for this store',
};

/** Every entry as the vendor's sections have them, with its evidence or why it is not verified. */
export function StoreCertificateView({ document }: { readonly document: StoreCertificate }) {
  const [shown, setShown] = useState<Shown>('all');
  const entries = document.entries.filter(({ verdict }) => isShown(verdict, shown));
  const sections = [...Map.groupBy(entries, ({ packId, section }) => `${packId} ${section}`)];
  return (
    <>
      <SegmentedControl
        aria-label="Which entries"
        className={classes.filter}
        value={shown}
        onChange={(value) => {
          setShown(SHOWN.find((known) => known === value) ?? 'all');
        }}
        data={SHOWN.map((value) => ({ value, label: LABEL[value] }))}
      />
      {sections.length === 0 && <p className={classes.nothing}>No entry of this kind.</p>}
      {sections.map(([key, alike]) => (
        <SectionPanel key={key} entries={alike} zone={document.store.timeZone} />
      ))}
    </>
  );
}

function isShown(verdict: EntryVerdict, shown: Shown): boolean {
  return shown === 'all' ? verdict !== 'not_applicable' : verdict === shown;
}

interface SectionPanelProps {
  readonly entries: readonly CertificateStoreEntry[];
  readonly zone: string;
}

function SectionPanel({ entries, zone }: SectionPanelProps) {
  const verified = entries.filter(({ verdict }) => verdict === 'verified').length;
  return (
    <Panel title={entries[0]?.section ?? ''} aside={`${String(verified)} of ${String(entries.length)} verified`}>
      <ul className={classes.entries}>
        {entries.map((entry) => (
          <EntryItem key={`${entry.packId} ${entry.entryId}`} entry={entry} zone={zone} />
        ))}
      </ul>
    </Panel>
  );
}
