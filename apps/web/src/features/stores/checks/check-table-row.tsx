'use client';

import { Skeleton } from '@mantine/core';
import { type CheckSummary, isNetworkTarget, type StoreHistory, type Target } from '@sightline/spec';
import { IconDeviceDesktopSearch } from '@tabler/icons-react';
import Link from 'next/link';
import { FailureName } from '../../../shared/failure/failure-name.tsx';
import { StateBadge } from '../../../shared/state/state-badge.tsx';
import { Since } from '../../../shared/time/since.tsx';
import { Breakable } from '../../../shared/ui/breakable.tsx';
import { HistoryStrip } from '../../history/history-strip.tsx';
import classes from './checks-panel.module.css';
import { PhaseBar } from './phase-bar.tsx';

interface CheckTableRowProps {
  readonly check: CheckSummary;
  readonly zone: string;
  readonly hostname: string;
  /** Undefined while the history loads. */
  readonly span: StoreHistory | undefined;
  readonly buckets: StoreHistory['checks'][number]['buckets'];
}

/** Shows a check in the list of a store; the whole row opens it. */
export function CheckTableRow({ check, zone, hostname, span, buckets }: CheckTableRowProps) {
  return (
    <tr className={classes.row}>
      <td className={classes.state}>
        <StateBadge state={check.state} />
        <span className={classes.since}>
          <Since at={check.since} zone={zone} />
        </span>
      </td>
      <td className={classes.entry}>
        <Link href={`?check=${check.id}`} scroll={false} className={classes.link}>
          {check.title}
        </Link>
        <span className={classes.target}>
          <Breakable text={check.targetText} />
        </span>
        {check.failure !== null && (
          <span className={classes.failure} data-state={check.state}>
            <FailureName failure={check.failure} />
          </span>
        )}
      </td>
      <td className={classes.host}>{hostname}</td>
      <td className={classes.phases}>
        {isOnHost(check.target) ? <HostLook /> : <PhaseBar phasesMs={check.phasesMs} failure={check.failure} />}
        <span className={classes.probed}>
          {check.lastProbedAt === null ? 'Not probed yet' : <Since at={check.lastProbedAt} zone={zone} suffix=" ago" />}
        </span>
      </td>
      <td className={classes.history}>
        {span === undefined ? <Skeleton height={20} /> : <HistoryStrip span={span} buckets={buckets} />}
      </td>
    </tr>
  );
}

/** Returns whether a check looks at the host itself, so that it has no addresses and no phases. */
export function isOnHost(target: Target): boolean {
  return !isNetworkTarget(target) && target.kind !== 'lan_port';
}

/** Stands in for the phases of a check that looks at the host itself. */
function HostLook() {
  return (
    <span className={classes.look}>
      <IconDeviceDesktopSearch size={15} aria-hidden /> on the host
    </span>
  );
}
