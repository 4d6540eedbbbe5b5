import type { Incident } from '@sightline/spec';
import { IconTool } from '@tabler/icons-react';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './incident-page.module.css';

/** Why it is so, what to change, and what the verdict rests on. */
export function IncidentAnswer({ incident }: { readonly incident: Incident }) {
  return (
    <Panel title="What happened, and what to change">
      <div className={classes.body}>
        <p>{incident.explanation}</p>
        {incident.fix !== '' && (
          <div className={classes.fix}>
            <IconTool size={20} aria-hidden />
            <div>
              <b>What to change</b>
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
