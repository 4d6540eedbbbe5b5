import type { CheckState, Incident } from '@sightline/spec';
import type { IncidentReason } from './incident-transition.ts';

type TimelineKind = Incident['timeline'][number]['kind'];

/** What a transition of an incident reads like on its timeline. */
export function incidentLine(reason: IncidentReason, title: string): { kind: TimelineKind; text: string } {
  switch (reason) {
    case 'cause_found':
      return { kind: 'opened', text: title };
    case 'born_absorbed':
      return { kind: 'absorbed', text: `${title}; a wider incident has the same cause, so nobody is alerted for it.` };
    case 'wider_cause':
      return { kind: 'absorbed', text: 'Taken in by a wider incident, which speaks for it from here on.' };
    case 'released':
      return { kind: 'opened', text: 'The wider incident is over; this one still stands. It was alerted before.' };
    case 'released_unheard':
      return { kind: 'opened', text: `The wider incident is over; this one still stands: ${title}` };
    case 'recovered':
    case 'recovered_unheard':
    case 'reclassified':
    case 'reclassified_unheard':
      return { kind: 'resolved', text: title };
  }
}

const STATE_TEXT: Record<CheckState, string> = {
  pass: 'passes',
  degraded: 'is reached, but altered',
  blocked: 'is blocked',
  target_down: 'is down for everyone',
  store_offline: 'cannot be seen: the store is offline',
  unverified: 'is unverified',
};

/** What a transition of a member's check reads like there. */
export function checkLine(
  state: CheckState,
  check: { store: string; target: string },
): { kind: TimelineKind; text: string } {
  const works = state === 'pass' || state === 'degraded';
  return {
    kind: works ? 'check_recovered' : 'check_failed',
    text: `Store ${check.store}: ${check.target} ${STATE_TEXT[state]}`,
  };
}
