import type { StateCounts } from '@sightline/spec';

/** The sum over all six states. */
export function totalOf(counts: StateCounts): number {
  return Object.values(counts).reduce((sum, count) => sum + count, 0);
}
