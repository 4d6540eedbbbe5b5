import { FAILURE_GUIDE, type Failure } from '@sightline/spec';

/** A failure in a few words, as it also reads in alerts: "TCP connect timed out". */
export function failureLabel(failure: Failure): string {
  return FAILURE_GUIDE[failure].label;
}
