/** What an incident is: `absorbed` stands, but a wider incident speaks for it. */
export const INCIDENT_STATES = ['none', 'open', 'absorbed', 'resolved'] as const;
export type IncidentState = (typeof INCIDENT_STATES)[number];

/** Why an incident changed state. Stored; a reason may be added, none is renamed. */
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

/** The reasons that people are told of; the others are on the timeline only. `_unheard`: of its opening nobody was told. */
const ALERTING_REASONS: readonly IncidentReason[] = ['cause_found', 'released_unheard', 'recovered', 'reclassified'];

export function alerts(reason: IncidentReason): boolean {
  return ALERTING_REASONS.includes(reason);
}

/** The alerting reasons that begin what a later `resolved` ends. */
export const OPENING_REASONS: readonly IncidentReason[] = ['cause_found', 'released_unheard'];

/** The reason a row holds. Throws on one that this version does not know: only newer code writes that. */
export function incidentReasonOf(text: string): IncidentReason {
  const reason = INCIDENT_REASONS.find((known) => known === text);
  if (!reason) throw new Error(`The incident reason ${text} is not known to this version.`);
  return reason;
}
