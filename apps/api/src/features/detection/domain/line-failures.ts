import { type Failure, outcomeOfNumber } from '@sightline/spec';

/** What a line that is out, or that lets nobody through, looks like from within the store. */
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
 * Whether a failing outcome shows that something other than a dead line is at work: a certificate, a block page, a reset
 * in the handshake, a denied name. Then a store all of whose targets fail is not offline but filtered.
 */
export function isAnswered(outcome: number): boolean {
  const result = outcomeOfNumber(outcome);
  return result.kind === 'fail' && !OF_A_LINE_THAT_IS_OUT.includes(result.failure);
}

/** Whether an outcome shows a login portal: whatever else answers is then likely to be the portal. */
export function isPortal(outcome: number): boolean {
  const result = outcomeOfNumber(outcome);
  return result.kind === 'fail' && result.failure === 'response.captive_portal';
}
