import type { CheckState, IncidentKind } from '@sightline/spec';

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
