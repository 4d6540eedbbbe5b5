import { Progress } from '@mantine/core';
import type { Agents } from '@sightline/spec';
import { Panel } from '../../shared/ui/panel.tsx';
import classes from './agents.module.css';

/** How many hosts run each version. */
export function VersionsPanel({ agents }: { readonly agents: Agents }) {
  const { versions, hostCount } = agents;
  return (
    <Panel title="Versions" aside={hostCount === 1 ? '1 host' : `${hostCount} hosts`}>
      <ul className={classes.versions}>
        {versions.map(({ version, hostCount: count, reportingCount }) => (
          <li key={version} className={classes.version}>
            <span className={classes.versionName}>{version}</span>
            <Progress value={(count / hostCount) * 100} size={8} aria-hidden />
            <span className={classes.versionCount}>
              {count === 1 ? '1 host' : `${count} hosts`}
              {reportingCount < count && (
                <span className={classes.silent}>
                  {count - reportingCount === count
                    ? 'none of them reports'
                    : `${count - reportingCount} of them silent`}
                </span>
              )}
            </span>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
