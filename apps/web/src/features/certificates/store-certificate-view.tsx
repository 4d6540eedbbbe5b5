'use client';

import { SegmentedControl } from '@mantine/core';
import {
  type CertificateEvidence,
  type CertificateStoreEntry,
  type CheckState,
  type EntryVerdict,
  formatLatency,
  formatNumber,
  PHASE_LABEL,
  PHASES,
  ROLE_SHORT_LABEL,
  type StoreCertificate,
  UNVERIFIED_REASON_LABEL,
  VERDICT_LABEL,
} from '@sightline/spec';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { useState } from 'react';
import { StateIcon } from '../../shared/state/state-badge.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './certificates.module.css';
import { verdictState } from './verdict-style.ts';

const SHOWN = ['all', 'not_verified', 'verified', 'not_applicable'] as const;
type Shown = (typeof SHOWN)[number];

const LABEL: Readonly<Record<Shown, string>> = {
  all: 'For this store',
  not_verified: 'Not verified',
  verified: 'Verified',
  not_applicable: 'Not for this store',
};

/** Shows every entry by the vendor's sections, with its evidence or the reason it is not verified. */
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
      {sections.length === 0 && <p className={classes.nothing}>No entries of this kind.</p>}
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

interface EntryItemProps {
  readonly entry: CertificateStoreEntry;
  readonly zone: string;
}

/** Shows an entry as printed, its verdict, and the evidence for it. */
function EntryItem({ entry, zone }: EntryItemProps) {
  const { title, required, asPrinted, verdict, reasons, evidence, evidenceCount } = entry;
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <VerdictBadge verdict={verdict} state={verdictState(verdict, reasons)} />
        <div>
          <h3 className={classes.entryTitle}>
            {title}
            {!required && <span className={classes.optional}>Optional</span>}
          </h3>
          <p className={classes.printed}>{asPrinted.join(' ')}</p>
        </div>
      </div>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ code, text }) => (
            <li key={`${code} ${text}`}>
              <b>{UNVERIFIED_REASON_LABEL[code]}.</b> {text}
            </li>
          ))}
        </ul>
      )}
      {evidence.length > 0 && (
        <ul className={classes.evidence} aria-label={`Evidence for ${title}`}>
          {evidence.map((item) => (
            <EvidenceItem
              key={`${item.hostId} ${item.target}`}
              item={item}
              isSaid={reasons.some(({ text }) => text === item.text)}
              zone={zone}
            />
          ))}
        </ul>
      )}
      {evidenceCount > evidence.length && (
        <p className={classes.nothing}>and {formatNumber(evidenceCount - evidence.length)} more</p>
      )}
    </li>
  );
}

interface EvidenceItemProps {
  readonly item: CertificateEvidence;
  /** Whether the entry's reasons already say why it does not count. */
  readonly isSaid: boolean;
  readonly zone: string;
}

/** Shows what a host last saw of a target, and whether it counts. */
function EvidenceItem({ item, isSaid, zone }: EvidenceItemProps) {
  const { host, role, target, at, counts, text, addresses, tlsIssuer } = item;
  return (
    <li className={classes.proof} data-counts={counts}>
      {counts ? <IconCheck size={15} aria-label="Counts" /> : <IconMinus size={15} aria-label="Does not count" />}
      <div className={classes.proofWords}>
        <span className="mono">{target}</span>
        <span className={classes.proofFacts}>
          <span>
            from {host} ({ROLE_SHORT_LABEL[role]})
          </span>
          {at !== null && <Instant at={at} zone={zone} precision="seconds" />}
          {addresses.length > 0 && <span className="mono">{addresses.join(' ')}</span>}
          {tlsIssuer !== null && <span>certificate issued by {tlsIssuer}</span>}
          {phaseText(item) !== '' && <span className="tabular">{phaseText(item)}</span>}
        </span>
        {!counts && !isSaid && <span className={classes.proofText}>{text}</span>}
      </div>
    </li>
  );
}

function phaseText({ phasesMs }: CertificateEvidence): string {
  const reached = PHASES.flatMap((phase) => {
    const ms = phasesMs?.[phase] ?? null;
    return ms === null ? [] : [`${PHASE_LABEL[phase]} ${formatLatency(ms)}`];
  });
  return reached.join(' · ');
}

interface VerdictBadgeProps {
  readonly verdict: EntryVerdict;
  readonly state: CheckState;
}

/** Shows a verdict with its icon. */
function VerdictBadge({ verdict, state }: VerdictBadgeProps) {
  return (
    <span className={classes.badge} data-state={state} data-quiet={verdict === 'not_applicable'}>
      {verdict !== 'not_applicable' && <StateIcon state={state} size={14} />}
      {VERDICT_LABEL[verdict]}
    </span>
  );
}
