import { type Failure, outcomeOfNumber } from '@sightline/spec';

/** How a line that is out, or that lets nothing through, looks from inside the store. */
const OF_A_LINE_THAT_IS_OUT: readonly Failure[] = [
  'resolve.servfail',
  'resolve.refused',
  'resolve.timeout',
  'resolve.bogon',
  'connect.refused',
  'connect.timeout',
  'connect.net_unreachable',
  'connect.host_unreachable',
  'tls.timeout',
  'request.timeout',
  'response.timeout',
  'response.stalled',
  'response.captive_portal',
  'unknown.unclassified',
];

/**
 * Returns whether a failing outcome shows a cause other than a dead line: a certificate, a block page, a reset during the
 * handshake, a denied name. A store whose targets all fail that way is filtered, not offline.
 */
export function isAnswered(outcome: number): boolean {
  const result = outcomeOfNumber(outcome);
  return result.kind === 'fail' && !OF_A_LINE_THAT_IS_OUT.includes(result.failure);
}

/** Returns whether an outcome shows a login portal. Any other answer is then probably the portal too. */
export function isPortal(outcome: number): boolean {
  const result = outcomeOfNumber(outcome);
  return result.kind === 'fail' && result.failure === 'response.captive_portal';
}
