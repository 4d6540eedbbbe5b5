import type { IncidentKind } from '../console/incidents.ts';

/** Returns the heading over what to do about an incident: only a blocked endpoint has a change that likely fixes it. */
export function fixLabel(kind: IncidentKind): string {
  return kind === 'endpoint_blocked' ? 'Likely fix' : 'What to do';
}
