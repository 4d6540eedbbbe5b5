'use client';

import { Skeleton } from '@mantine/core';
import {
  fixLabel,
  formatCount,
  type Incident,
  type IncidentId,
  type IncidentKind,
  incidentIdSchema,
} from '@sightline/spec';
import { IconTool } from '@tabler/icons-react';
import Link from 'next/link';
import { Instant } from '../../shared/time/instant.tsx';
import { Breakable } from '../../shared/ui/breakable.tsx';
import { NotFoundNotice } from '../../shared/ui/error-notice.tsx';
import { Panel, PanelSkeleton } from '../../shared/ui/panel.tsx';
import { QueryView } from '../../shared/ui/query-view.tsx';
import { useTenant } from '../accounts/tenant-context.tsx';
import { groupMembers, type StoreMembers } from './group-members.ts';
import { IncidentHead } from './incident-head.tsx';
import classes from './incident-page.module.css';
import { IncidentTimeline } from './incident-timeline.tsx';
import { useIncident } from './use-incidents.ts';

/** Shows the page of the incident in the URL. */
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

/** Shows the cause, what to do, and the evidence. */
function IncidentAnswer({ incident }: { readonly incident: Incident }) {
  return (
    <Panel title="What happened and how to fix it">
      <div className={classes.body}>
        <p>{incident.explanation}</p>
        {incident.fix !== '' && (
          <div className={classes.fix}>
            <IconTool size={20} aria-hidden />
            <div>
              <b>{fixLabel(incident.kind)}</b>
              <p>{incident.fix}</p>
            </div>
          </div>
        )}
        {incident.evidence.length > 0 && (
          <div>
            <h3 className={classes.heading}>Evidence</h3>
            <ul className={classes.evidence}>
              {incident.evidence.map((sentence) => (
                <li key={sentence}>{sentence}</li>
              ))}
            </ul>
          </div>
        )}
        {incident.targets.length > 0 && (
          <div>
            <h3 className={classes.heading}>Targets</h3>
            <div className={classes.targets}>
              {incident.targets.map((target) => (
                <span key={target} className={classes.target}>
                  {target}
                </span>
              ))}
            </div>
          </div>
        )}
      </div>
    </Panel>
  );
}

/** Shows the stores of the incident with their targets; without checks, the store itself. */
function IncidentMembers({ incident }: { readonly incident: Incident }) {
  const tenant = useTenant();
  const { members, store } = incident;
  if (members.length === 0 && store === null) return null;
  return (
    <Panel title="Affected stores" aside={formatCount(incident.storeCount, 'store')}>
      <ul className={classes.members}>
        {members.length === 0 && store !== null && (
          <li className={classes.member}>
            <Link href={`/t/${tenant.slug}/stores/${store.id}`} className={classes.memberStore}>
              {store.number} {store.name}
            </Link>
          </li>
        )}
        {groupMembers(members).map((group) => (
          <MemberRow key={group.storeId} group={group} kind={incident.kind} />
        ))}
      </ul>
    </Panel>
  );
}

interface MemberRowProps {
  readonly group: StoreMembers;
  readonly kind: IncidentKind;
}

/** Shows a store of an incident and its targets; each opens its check. */
function MemberRow({ group, kind }: MemberRowProps) {
  const tenant = useTenant();
  const href = `/t/${tenant.slug}/stores/${group.storeId}`;
  return (
    <li className={classes.member}>
      <Link href={href} className={classes.memberStore}>
        {group.storeNumber} {group.storeName}
      </Link>
      <span className={classes.memberTimes}>
        {group.leftAt === null ? (
          <>
            <b>{kind === 'store_offline' ? 'Not reporting' : 'Failing'}</b> since <Instant at={group.joinedAt} />
          </>
        ) : (
          <>
            <Instant at={group.joinedAt} /> to <Instant at={group.leftAt} />
          </>
        )}
      </span>
      <div className={classes.memberTargets}>
        {group.members.map((member) => (
          <Link
            key={`${member.checkId} ${member.joinedAt}`}
            href={`${href}?check=${member.checkId}`}
            prefetch={false}
            className={classes.target}
          >
            <Breakable text={member.target} />
          </Link>
        ))}
      </div>
    </li>
  );
}
