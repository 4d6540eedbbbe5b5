import { type CheckState, INCIDENT_KIND_LABEL, type IncidentKind } from '@sightline/spec';
import { StateIcon } from '../../shared/state/state-badge.tsx';
import classes from './incident-line.module.css';

/** The state whose color and shape a kind of incident has. */
const STATE_OF_KIND: Readonly<Record<IncidentKind, CheckState>> = {
  endpoint_blocked: 'blocked',
  host_software: 'blocked',
  store_offline: 'store_offline',
  target_down: 'target_down',
};

interface IncidentMarkProps {
  readonly kind: IncidentKind;
  readonly isResolved: boolean;
}

/** Shows the shape and color of an incident's kind; hollow once it is resolved. */
export function IncidentMark({ kind, isResolved }: IncidentMarkProps) {
  const state = STATE_OF_KIND[kind];
  return (
    <span
      className={classes.mark}
      data-state={state}
      data-resolved={isResolved}
      role="img"
      aria-label={INCIDENT_KIND_LABEL[kind]}
    >
      <StateIcon state={state} size={15} />
    </span>
  );
}
