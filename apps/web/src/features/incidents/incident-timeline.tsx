import type { Incident } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import { condenseTimeline } from './condense-timeline.ts';
import classes from './timeline.module.css';
import { TimelineItem } from './timeline-item.tsx';

/** What happened in order, with who was told and whether it reached them. */
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
