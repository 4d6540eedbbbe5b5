'use client';

import type { IncidentSummary } from '@sightline/spec';
import Link from 'next/link';
import { FailureName } from '../../shared/failure/failure-name.tsx';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { IncidentMark } from './incident-mark.tsx';
import classes from './incident-table.module.css';

/** What an incident is about, in the first column of the table. */
export function IncidentTitle({ incident }: { readonly incident: IncidentSummary }) {
  const tenant = useTenant();
  return (
    <span className={classes.title}>
      <IncidentMark kind={incident.kind} isResolved={incident.resolvedAt !== null} />
      <span>
        <Link href={`/t/${tenant.slug}/incidents/${incident.id}`} className={classes.link}>
          <Breakable text={incident.title} />
        </Link>
        <span className={classes.sub}>
          {incident.failure !== null && <FailureName failure={incident.failure} />}
          {incident.absorbedBy !== null && ' Taken in by a wider incident'}
        </span>
      </span>
    </span>
  );
}
