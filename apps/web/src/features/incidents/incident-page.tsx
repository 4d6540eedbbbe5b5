'use client';

import { Skeleton } from '@mantine/core';
import { type IncidentId, incidentIdSchema } from '@sightline/spec';
import { NotFoundNotice } from '../../shared/ui/not-found-notice.tsx';
import { PanelSkeleton } from '../../shared/ui/panel-skeleton.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../session/tenant-context.tsx';
import { IncidentAnswer } from './incident-answer.tsx';
import { IncidentHead } from './incident-head.tsx';
import { IncidentMembers } from './incident-members.tsx';
import classes from './incident-page.module.css';
import { IncidentTimeline } from './incident-timeline.tsx';
import { useIncident } from './use-incidents.ts';

/** The page of the incident that the address names. */
export function IncidentPage({ incidentId }: { readonly incidentId: string }) {
  const parsed = incidentIdSchema.safeParse(incidentId);
  return parsed.success ? <KnownIncident incidentId={parsed.data} /> : <NotFoundNotice />;
}

function KnownIncident({ incidentId }: { readonly incidentId: IncidentId }) {
  const tenant = useTenant();
  const query = useIncident(tenant.id, incidentId);
  return (
    <QueryView query={query} skeleton={<IncidentSkeleton />}>
      {(incident) => (
        <>
          <IncidentHead incident={incident} />
          <div className={classes.columns}>
            <div className={classes.column}>
              <IncidentAnswer incident={incident} />
              <IncidentMembers incident={incident} />
            </div>
            <IncidentTimeline incident={incident} />
          </div>
        </>
      )}
    </QueryView>
  );
}

function IncidentSkeleton() {
  return (
    <>
      <Skeleton height={18} width={80} mb={8} />
      <Skeleton height={30} width={520} maw="100%" mb={8} />
      <Skeleton height={18} width={300} mb={20} />
      <div className={classes.columns}>
        <div className={classes.column}>
          <PanelSkeleton rows={4} />
          <PanelSkeleton rows={2} />
        </div>
        <PanelSkeleton rows={5} />
      </div>
    </>
  );
}
