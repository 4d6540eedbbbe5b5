import { type CheckScope, failureNumber } from '@sightline/spec';
import type { Verdict } from './verdict.ts';

const UNTOLD = failureNumber('unknown.unclassified');

/**
 * Concludes from a check within a store that fails often enough. It speaks for itself: nobody else sees the port or the
 * program, and the line of the store has nothing to do with it. A probe that could not tell gives no verdict of it.
 */
export function judgeWithinStore(scope: Exclude<CheckScope, 'external'>, outcome: number): Verdict {
  if (outcome === UNTOLD) return { state: 'unverified', reason: 'untold' };
  return { state: 'blocked', reason: scope === 'lan' ? 'lan_fails' : 'host_fails' };
}
