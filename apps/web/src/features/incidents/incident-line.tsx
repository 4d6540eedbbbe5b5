'use client';

import { INCIDENT_KIND_LABEL, type IncidentSummary } from '@sightline/spec';
import Link from 'next/link';
import { FailureName } from '../../shared/failure/failure-name.tsx';
import { Since } from '../../shared/time/since.tsx';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import classes from './incident-line.module.css';
import { IncidentMark } from './incident-mark.tsx';

/** Shows an incident in a narrow list: what, why, and for how long. */
export function IncidentLine({ incident }: { readonly incident: IncidentSummary }) {
  const tenant = useTenant();
  return (
    <li className={classes.line}>
      <IncidentMark kind={incident.kind} isResolved={incident.resolvedAt !== null} />
      <div className={classes.words}>
        <Link href={`/t/${tenant.slug}/incidents/${incident.id}`} className={classes.link}>
          <Breakable text={incident.title} />
        </Link>
        <span className={classes.sub}>
          {incident.failure === null ? INCIDENT_KIND_LABEL[incident.kind] : <FailureName failure={incident.failure} />}
        </span>
      </div>
      <span className={classes.since}>
        <Since at={incident.openedAt} short />
      </span>
    </li>
  );
}
