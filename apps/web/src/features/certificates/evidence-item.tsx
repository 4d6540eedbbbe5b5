'use client';

import { type CertificateEvidence, PHASES } from '@sightline/spec';
import { IconCheck, IconMinus } from '@tabler/icons-react';
import { ROLE_NAME } from '../../shared/state/role-name.ts';
import { Instant } from '../../shared/time/instant.tsx';
import classes from './certificates.module.css';

interface EvidenceItemProps {
  readonly item: CertificateEvidence;
  /** Whether why it does not count stands among the reasons of the entry already. */
  readonly isSaid: boolean;
  readonly zone: string;
}

/** What one machine last saw of one target, and whether it counts. */
export function EvidenceItem({ item, isSaid, zone }: EvidenceItemProps) {
  const { host, role, target, at, counts, text, addresses, tlsIssuer } = item;
  return (
    <li className={classes.proof} data-counts={counts}>
      {counts ? <IconCheck size={15} aria-label="Counts" /> : <IconMinus size={15} aria-label="Does not count" />}
      <div className={classes.proofWords}>
        <span className="mono">{target}</span>
        <span className={classes.proofFacts}>
          <span>
            from {host} ({ROLE_NAME[role]})
          </span>
          {at !== null && <Instant at={at} zone={zone} withSeconds />}
          {addresses.length > 0 && <span className="mono">{addresses.join(' ')}</span>}
          {tlsIssuer !== null && <span>certificate of {tlsIssuer}</span>}
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
    return ms === null ? [] : [`${phase} ${ms < 10 ? ms.toFixed(1) : String(Math.round(ms))}`];
  });
  return reached.length === 0 ? '' : `${reached.join(' · ')} ms`;
}
