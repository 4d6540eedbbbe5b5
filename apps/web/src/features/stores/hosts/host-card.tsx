'use client';

import { formatCount, formatDuration, ROLE_SHORT_LABEL, type Store } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { platformLabel } from '../../../shared/platform-label.ts';
import { Instant } from '../../../shared/time/instant.tsx';
import { Since } from '../../../shared/time/since.tsx';
import classes from './hosts-panel.module.css';

type Host = Store['hosts'][number];

/** A clock off by more than this is shown: certificates and logs depend on it. */
const CLOCK_OFFSET_NOTABLE_MS = 2_000;

/** Shows a host: what it is, its last report, and its warnings. */
export function HostCard({ host, zone }: { readonly host: Host; readonly zone: string }) {
  const warnings = warningsOf(host);
  return (
    <li className={classes.host}>
      <div className={classes.name}>
        <span className={classes.hostname}>{host.hostname}</span>
        <span className={classes.role}>{ROLE_SHORT_LABEL[host.role]}</span>
      </div>
      <dl className={classes.facts}>
        <dt>Last report</dt>
        <dd>{host.lastReportAt === null ? 'Never' : <Since at={host.lastReportAt} zone={zone} suffix=" ago" />}</dd>
        <dt>Agent</dt>
        <dd>{host.agentVersion}</dd>
        <dt>System</dt>
        <dd>{platformLabel(host.platform)}</dd>
        {host.lanAddresses.length > 0 && (
          <>
            <dt>Addresses</dt>
            <dd>{host.lanAddresses.join(', ')}</dd>
          </>
        )}
        <dt>Enrolled</dt>
        <dd>
          <Instant at={host.enrolledAt} zone={zone} />
        </dd>
      </dl>
      {warnings.map((text) => (
        <p key={text} className={classes.oddity}>
          <IconAlertTriangle size={14} aria-hidden /> {text}
        </p>
      ))}
    </li>
  );
}

function warningsOf({ clockOffsetMs, dropped }: Host): string[] {
  const texts: string[] = [];
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) >= CLOCK_OFFSET_NOTABLE_MS) {
    texts.push(`Clock is ${formatDuration(Math.abs(clockOffsetMs))} ${clockOffsetMs > 0 ? 'slow' : 'fast'}`);
  }
  if (dropped.results > 0) {
    texts.push(
      `Lost ${formatCount(dropped.results, 'result')} in ${formatCount(dropped.reports, 'report')}: the spool was full or damaged`,
    );
  }
  return texts;
}
