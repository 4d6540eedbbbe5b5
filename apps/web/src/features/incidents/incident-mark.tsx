import type { CheckState, IncidentKind } from '@sightline/spec';
import { StateIcon } from '../../shared/state/state-badge.tsx';
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

interface IncidentKindStyle {
  readonly label: string;
  /** The state whose color and shape the kind has. */
  readonly state: CheckState;
}

/** How the kinds of incident read and look. */
export const INCIDENT_KIND: Readonly<Record<IncidentKind, IncidentKindStyle>> = {
  endpoint_blocked: { label: 'Endpoint blocked', state: 'blocked' },
  host_software: { label: 'Trouble within the store', state: 'blocked' },
  store_offline: { label: 'Store offline', state: 'store_offline' },
  target_down: { label: 'Target down', state: 'target_down' },
};
