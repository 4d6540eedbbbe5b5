'use client';

import { formatDuration, ROLE_SHORT_LABEL, type Store } from '@sightline/spec';
import { IconAlertTriangle } from '@tabler/icons-react';
import { Instant } from '../../../shared/time/instant.tsx';
import { Since } from '../../../shared/time/since.tsx';
import classes from './hosts-panel.module.css';

type Host = Store['hosts'][number];

/** From this offset on, a clock is worth a word: certificates and logs are read by it. */
const CLOCK_OFFSET_NOTABLE_MS = 2_000;

/** One host: what it is, when it was last heard, and what is odd about it. */
export function HostCard({ host, zone }: { readonly host: Host; readonly zone: string }) {
  const oddities = odditiesOf(host);
  return (
    <li className={classes.host}>
      <div className={classes.name}>
        <span className={classes.hostname}>{host.hostname}</span>
        <span className={classes.role}>{ROLE_SHORT_LABEL[host.role]}</span>
      </div>
      <dl className={classes.facts}>
        <dt>Last report</dt>
        <dd>{host.lastReportAt === null ? 'never' : <Since at={host.lastReportAt} zone={zone} suffix=" ago" />}</dd>
        <dt>Agent</dt>
        <dd>{host.agentVersion}</dd>
        <dt>System</dt>
        <dd>{host.platform}</dd>
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
      {oddities.map((text) => (
        <p key={text} className={classes.oddity}>
          <IconAlertTriangle size={14} aria-hidden /> {text}
        </p>
      ))}
    </li>
  );
}

function odditiesOf({ clockOffsetMs, dropped }: Host): string[] {
  const texts: string[] = [];
  if (clockOffsetMs !== null && Math.abs(clockOffsetMs) >= CLOCK_OFFSET_NOTABLE_MS) {
    texts.push(`Its clock is ${formatDuration(Math.abs(clockOffsetMs))} ${clockOffsetMs > 0 ? 'slow' : 'fast'}`);
  }
  if (dropped.results > 0) {
    texts.push(`${dropped.results} results in ${dropped.reports} reports were lost: its spool was full or damaged`);
  }
  return texts;
}
