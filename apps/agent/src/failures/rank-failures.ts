import type { Failure } from '@sightline/spec';

/** What a person should read first if several failures hold: who blocks it, then how far the probe got. */
const MOST_TELLING_FIRST: readonly Failure[] = [
  // The target is reachable; the other failures say why not directly.
  'connect.proxy_only',
  'resolve.sinkhole',
  'response.block_page',
  'response.captive_portal',
  'request.proxy_auth',
  'resolve.bogon',
  'resolve.hijack',
  'tls.clock_wrong',
  'tls.intercepted',
  'tls.untrusted',
  'tls.name_mismatch',
  'tls.expired',
  'tls.not_yet_valid',
  'response.unexpected_status',
  'response.unexpected_body',
  'response.reset',
  'response.stalled',
  'response.timeout',
  'request.reset',
  'request.timeout',
  'tls.not_tls',
  'tls.protocol',
  'tls.reset',
  'tls.closed',
  'tls.timeout',
  'connect.prohibited',
  'connect.refused',
  'connect.reset',
  'connect.timeout',
  'connect.host_unreachable',
  'connect.net_unreachable',
];

function rankOf(failure: Failure): number {
  const rank = MOST_TELLING_FIRST.indexOf(failure);
  return rank === -1 ? MOST_TELLING_FIRST.length : rank;
}

/** Returns each failure once, the most telling first. */
export function rankFailures(failures: Iterable<Failure>): Failure[] {
  return [...new Set(failures)].sort((left, right) => rankOf(left) - rankOf(right));
}
