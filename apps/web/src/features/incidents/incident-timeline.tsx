'use client';

import { type CheckState, formatCount, type Incident, type IncidentKind } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { ChannelIcon } from '../../shared/ui/channel-icon.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { condenseTimeline, type TimelineRun } from './condense-timeline.ts';
import classes from './incident-timeline.module.css';
import { timelineStyle } from './timeline-style.ts';

type Delivery = Incident['timeline'][number]['deliveries'][number];

const STATUS: Readonly<Record<Delivery['status'], { readonly label: string; readonly state: CheckState }>> = {
  pending: { label: 'Pending', state: 'unverified' },
  delivered: { label: 'Delivered', state: 'pass' },
  retrying: { label: 'Retrying', state: 'degraded' },
  rejected: { label: 'Rejected', state: 'blocked' },
  given_up: { label: 'Given up', state: 'blocked' },
};

/** Shows the events of an incident in order, with alerts and their deliveries. */
export function IncidentTimeline({ incident }: { readonly incident: Incident }) {
  return (
    <Panel title="Timeline">
      <ol className={classes.timeline}>
        {condenseTimeline(incident.timeline).map((run) => (
          <TimelineItem
            key={`${run.events[0].at} ${run.kind} ${run.events[0].text}`}
            run={run}
            incidentKind={incident.kind}
          />
        ))}
      </ol>
    </Panel>
  );
}

interface TimelineItemProps {
  readonly run: TimelineRun;
  readonly incidentKind: IncidentKind;
}

/** Shows an event of an incident, or a group of similar ones that expands. */
function TimelineItem({ run, incidentKind }: TimelineItemProps) {
  const { icon: EventIcon, label, labelOfMany, state } = timelineStyle(run.kind, incidentKind);
  const [first] = run.events;
  const isOne = run.events.length === 1;
  return (
    <li className={classes.event}>
      <span className={classes.dot} data-state={state ?? undefined}>
        <EventIcon size={14} aria-hidden />
      </span>
      <div>
        <div className={classes.eventHead}>
          <span className={classes.eventLabel}>{isOne ? label : `${run.events.length} ${labelOfMany}`}</span>
          <Instant at={first.at} precision="seconds" />
        </div>
        {isOne ? <div className={classes.eventText}>{first.text}</div> : <EventsInside run={run} />}
        {first.deliveries.length > 0 && (
          <ul className={classes.deliveries}>
            {first.deliveries.map((delivery) => (
              <DeliveryItem key={`${delivery.channelKind} ${delivery.channelName}`} delivery={delivery} />
            ))}
          </ul>
        )}
      </div>
    </li>
  );
}

function EventsInside({ run }: { readonly run: TimelineRun }) {
  return (
    <details className={classes.inside}>
      <summary>Show all</summary>
      <ul>
        {run.events.map((event) => (
          <li key={`${event.at} ${event.text}`}>
            <span>{event.text}</span>
            <Instant at={event.at} precision="seconds" />
          </li>
        ))}
      </ul>
    </details>
  );
}

/** Shows an alert to a channel, and its outcome. */
function DeliveryItem({ delivery }: { readonly delivery: Delivery }) {
  const { label, state } = STATUS[delivery.status];
  return (
    <li className={classes.delivery}>
      <div className={classes.deliveryHead}>
        <ChannelIcon kind={delivery.channelKind} />
        <span>{delivery.channelName}</span>
        <b data-state={state} style={{ color: 'var(--ink)', fontWeight: 600 }}>
          {label}
        </b>
      </div>
      <div className={classes.deliverySub}>
        {delivery.deliveredAt !== null && (
          <span>
            <Instant at={delivery.deliveredAt} precision="seconds" />
          </span>
        )}
        {delivery.attempts > 1 && <span>{formatCount(delivery.attempts, 'attempt')}</span>}
        {delivery.reason !== null && <span>{delivery.reason}</span>}
      </div>
    </li>
  );
}
