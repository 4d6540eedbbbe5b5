'use client';

import { Anchor } from '@mantine/core';
import { formatDuration, INCIDENT_KIND_LABEL, type Incident } from '@sightline/spec';
import { IconCircleCheck, IconFlameFilled } from '@tabler/icons-react';
import Link from 'next/link';
import { FailureName } from '../../shared/failure/failure-name.tsx';
import { Instant } from '../../shared/time/instant.tsx';
import { useNow } from '../../shared/time/use-now.ts';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { PageHead } from '../../shared/ui/page-head.tsx';
import { usePageTitle } from '../../shared/ui/use-page-title.ts';
import { useTenant } from '../accounts/tenant-context.tsx';
import { IncidentMark } from './incident-mark.tsx';
import classes from './incident-page.module.css';

/** Shows what happened where, whether it is still open, and since when. */
export function IncidentHead({ incident }: { readonly incident: Incident }) {
  const tenant = useTenant();
  usePageTitle(incident.title);
  const isResolved = incident.resolvedAt !== null;
  const StatusIcon = isResolved ? IconCircleCheck : IconFlameFilled;
  return (
    <>
      <Link href={`/t/${tenant.slug}/incidents`} className={classes.crumb}>
        ← Incidents
      </Link>
      <PageHead
        title={
          <span className={classes.title}>
            <IncidentMark kind={incident.kind} isResolved={isResolved} />
            <span>
              <Breakable text={incident.title} />
            </span>
          </span>
        }
        sub={
          <>
            <span className={classes.status}>
              <StatusIcon size={15} aria-hidden />
              {isResolved ? 'Resolved after' : 'Open for'}{' '}
              <IncidentDuration openedAt={incident.openedAt} resolvedAt={incident.resolvedAt} />
            </span>
            <span>
              Opened <Instant at={incident.openedAt} />
            </span>
            {incident.resolvedAt !== null && (
              <span>
                Resolved <Instant at={incident.resolvedAt} />
              </span>
            )}
            <span>{INCIDENT_KIND_LABEL[incident.kind]}</span>
            {incident.failure !== null && <FailureName failure={incident.failure} />}
            {incident.absorbedBy !== null && (
              <Anchor component={Link} size="sm" href={`/t/${tenant.slug}/incidents/${incident.absorbedBy}`}>
                Merged into a wider incident
              </Anchor>
            )}
          </>
        }
      />
    </>
  );
}

interface IncidentDurationProps {
  readonly openedAt: string;
  readonly resolvedAt: string | null;
}

/** Shows how long an incident lasted, or has lasted so far. */
export function IncidentDuration({ openedAt, resolvedAt }: IncidentDurationProps) {
  const now = useNow();
  const untilMs = resolvedAt === null ? now : Date.parse(resolvedAt);
  return <span className="tabular">{formatDuration(untilMs - Date.parse(openedAt))}</span>;
}
