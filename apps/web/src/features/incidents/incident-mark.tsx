import type { IncidentKind } from '@sightline/spec';
import { StateIcon } from '../../shared/state/state-icon.tsx';
import { INCIDENT_KIND } from './incident-kind.ts';
import classes from './incident-line.module.css';

interface IncidentMarkProps {
  readonly kind: IncidentKind;
  readonly isResolved: boolean;
}

/** The shape and color of an incident's kind; hollow when it is resolved. */
export function IncidentMark({ kind, isResolved }: IncidentMarkProps) {
  const { state, label } = INCIDENT_KIND[kind];
  return (
    <span className={classes.mark} data-state={state} data-resolved={isResolved} role="img" aria-label={label}>
      <StateIcon state={state} size={15} />
    </span>
  );
}
