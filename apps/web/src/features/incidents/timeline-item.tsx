'use client';

import type { IncidentKind } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import type { TimelineRun } from './condense-timeline.ts';
import { DeliveryItem } from './delivery-item.tsx';
import classes from './timeline.module.css';
import { timelineStyle } from './timeline-style.ts';

interface TimelineItemProps {
  readonly run: TimelineRun;
  readonly incidentKind: IncidentKind;
}

/** One event of an incident, or many alike that can be opened. */
export function TimelineItem({ run, incidentKind }: TimelineItemProps) {
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
          <Instant at={first.at} withSeconds />
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
      <summary>Show each</summary>
      <ul>
        {run.events.map((event) => (
          <li key={`${event.at} ${event.text}`}>
            <span>{event.text}</span>
            <Instant at={event.at} withSeconds />
          </li>
        ))}
      </ul>
    </details>
  );
}
