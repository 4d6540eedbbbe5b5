/** The state of an incident. `absorbed`: still open, but a wider incident alerts for it. */
export const INCIDENT_STATES = ['none', 'open', 'absorbed', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Why an incident changed state. Stored: reasons may be added, never renamed. */
export const INCIDENT_REASONS = [
  'cause_found',
  'born_absorbed',
  'wider_cause',
  'released_unheard',
  'released',
  'recovered',
  'recovered_unheard',
  'reclassified',
  'reclassified_unheard',
] as const;
export type IncidentReason = (typeof INCIDENT_REASONS)[number];

export interface IncidentTransition {
  readonly from: IncidentState;
  readonly to: IncidentState;
  readonly reason: IncidentReason;
  readonly at: Date;
}

/** The reasons that send an alert. The others appear on the timeline only. `_unheard`: no alert was sent for the opening. */
const ALERTING_REASONS: readonly IncidentReason[] = ['cause_found', 'released_unheard', 'recovered', 'reclassified'];

export function alerts(reason: IncidentReason): boolean {
  return ALERTING_REASONS.includes(reason);
}

/** The alerting reasons that a later `resolved` closes. */
export const OPENING_REASONS: readonly IncidentReason[] = ['cause_found', 'released_unheard'];

/** Returns the reason stored in a row. Throws on one that this version does not know: only newer code writes it. */
export function incidentReasonOf(text: string): IncidentReason {
  const reason = INCIDENT_REASONS.find((known) => known === text);
  if (!reason) throw new Error(`The incident reason ${text} is not known to this version.`);
  return reason;
}
