import { type CheckState, type Incident, STATE_TEXT } from '@sightline/spec';
import type { IncidentReason } from './incident-transition.ts';

type TimelineKind = Incident['timeline'][number]['kind'];

/** Returns how a transition of an incident reads on its timeline. */
export function incidentLine(reason: IncidentReason, title: string): { kind: TimelineKind; text: string } {
  switch (reason) {
    case 'cause_found':
      return { kind: 'opened', text: title };
    case 'born_absorbed':
      return {
        kind: 'absorbed',
        text: `${title}. A wider incident has the same cause, so no alert was sent for this one.`,
      };
    case 'wider_cause':
      return { kind: 'absorbed', text: 'Merged into a wider incident, which alerts for it from now on.' };
    case 'released':
      return {
        kind: 'opened',
        text: 'The wider incident is over; this one is still open. Its alert was sent earlier.',
      };
    case 'released_unheard':
      return { kind: 'opened', text: `The wider incident is over; this one is still open: ${title}` };
    case 'recovered':
    case 'recovered_unheard':
    case 'reclassified':
    case 'reclassified_unheard':
      return { kind: 'resolved', text: title };
  }
}

/** Returns how a transition of a member's check reads there. */
export function checkLine(
  state: CheckState,
  check: { store: string; target: string },
): { kind: TimelineKind; text: string } {
  const works = state === 'pass' || state === 'degraded';
  return {
    kind: works ? 'check_recovered' : 'check_failed',
    text: `Store ${check.store}: ${check.target} ${STATE_TEXT[state].predicate}`,
  };
}
