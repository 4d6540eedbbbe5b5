import type { Failure } from '@sightline/spec';

/** A failure in a few words. */
export function failureLabel(failure: Failure): string {
  return failure.replace('.', ': ').replaceAll('_', ' ');
}
