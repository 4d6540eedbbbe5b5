'use client';

import type { Incident } from '@sightline/spec';
import { Instant } from '../../shared/time/instant.tsx';
import { Panel } from '../../shared/ui/panel.tsx';
import { DeliveryItem } from './delivery-item.tsx';
import classes from './incident-page.module.css';
import { TIMELINE_STYLE } from './timeline-style.ts';

/** What happened in order, with who was told and whether it reached them. */
export function IncidentTimeline({ timeline }: { readonly timeline: Incident['timeline'] }) {
  return (
    <Panel title="Timeline">
      <ol className={classes.timeline}>
        {timeline.map((event) => {
          const { icon: EventIcon, label, state } = TIMELINE_STYLE[event.kind];
          return (
            <li key={`${event.at} ${event.kind} ${event.text}`} className={classes.event}>
              <span className={classes.dot} data-state={state ?? undefined}>
                <EventIcon size={14} aria-hidden />
              </span>
              <div>
                <div className={classes.eventHead}>
                  <span className={classes.eventLabel}>{label}</span>
                  <Instant at={event.at} withSeconds />
                </div>
                <div className={classes.eventText}>{event.text}</div>
                {event.deliveries.length > 0 && (
                  <ul className={classes.deliveries}>
                    {event.deliveries.map((delivery) => (
                      <DeliveryItem key={`${delivery.channelKind} ${delivery.channelName}`} delivery={delivery} />
                    ))}
                  </ul>
                )}
              </div>
            </li>
          );
        })}
      </ol>
    </Panel>
  );
}
