'use client';

import type { CertificateStoreEntry } from '@sightline/spec';
import classes from './certificates.module.css';
import { EvidenceItem } from './evidence-item.tsx';
import { VerdictBadge } from './verdict-badge.tsx';
import { REASON_LABEL, verdictState } from './verdict-style.ts';

interface EntryItemProps {
  readonly entry: CertificateStoreEntry;
  readonly zone: string;
}

/** One entry as printed, its verdict, and what that rests on. */
export function EntryItem({ entry, zone }: EntryItemProps) {
  const { title, required, asPrinted, verdict, reasons, evidence, evidenceCount } = entry;
  return (
    <li className={classes.entry}>
      <div className={classes.entryHead}>
        <VerdictBadge verdict={verdict} state={verdictState(verdict, reasons)} />
        <div className={classes.entryWords}>
          <h3 className={classes.entryTitle}>
            {title}
            {!required && <span className={classes.optional}>optional</span>}
          </h3>
          <p className={classes.printed}>{asPrinted.join(' ')}</p>
        </div>
      </div>
      {reasons.length > 0 && (
        <ul className={classes.reasons}>
          {reasons.map(({ code, text }) => (
            <li key={`${code} ${text}`}>
              <b>{REASON_LABEL[code]}.</b> {text}
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
        <p className={classes.nothing}>and {(evidenceCount - evidence.length).toLocaleString('en')} more</p>
      )}
    </li>
  );
}
