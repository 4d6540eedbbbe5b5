import {
  type AddressOutcome,
  FAILURE_GUIDE,
  type Failure,
  fixFor,
  isNetworkTarget,
  type NetworkTarget,
  type Outcome,
  type Target,
  targetText,
} from '@sightline/spec';
import type { ProbeResult } from './probe-result.ts';

export interface Explanation {
  /** One sentence: what was observed. */
  readonly explanation: string;
  /** The first thing to change; empty for a pass. */
  readonly fix: string;
}

/** Explains the result of a probe in one sentence and names the fix. */
export function explainResult(
  target: Target,
  result: Pick<ProbeResult, 'outcome' | 'addresses' | 'words'>,
): Explanation {
  if (result.words !== undefined) return result.words;
  const text = targetText(target);
  if (!isNetworkTarget(target)) return explainByLabel(text, result.outcome);
  if (result.outcome.kind === 'pass') return { explanation: passText(target, result.addresses), fix: '' };
  const { failure } = result.outcome;
  const where = placeOf(
    result.addresses.filter((address) => address.failure === failure),
    target,
  );
  const seen = SEEN[failure];
  const explanation =
    seen === undefined ? `${FAILURE_GUIDE[failure].label}: ${text}.` : `${fill(seen, target, where)}.`;
  return { explanation, fix: fixFor(failure, text) };
}

function explainByLabel(text: string, outcome: Outcome): Explanation {
  if (outcome.kind === 'pass') return { explanation: `${text} is OK.`, fix: '' };
  return { explanation: `${FAILURE_GUIDE[outcome.failure].label}: ${text}.`, fix: fixFor(outcome.failure, text) };
}

/** Sentences that say more than the failure's label. `{at}` is address and port, `{host}` the name. */
const SEEN: Readonly<Partial<Record<Failure, string>>> = {
  'resolve.nxdomain': 'The resolver says that {host} does not exist',
  'resolve.nodata': 'The resolver knows {host} but has no address for it',
  'resolve.servfail': 'The resolver failed to look up {host}',
  'resolve.refused': 'The resolver refuses to look up {host}',
  'resolve.timeout': 'The resolver did not answer for {host} in time',
  'resolve.sinkhole': 'A DNS filter answers for {host} with a block address',
  'resolve.bogon': '{host} resolves to {at}, which is not an Internet address and does not prove to be {host}',
  'resolve.hijack': 'The resolver answers for {host} with {at}, which it also returns for names that do not exist',
  'connect.refused': 'The TCP connection to {at} was refused',
  'connect.timeout': 'The TCP connection to {at} timed out',
  'connect.reset': 'The TCP connection to {at} was reset during connect',
  'connect.net_unreachable': 'This machine has no route to {at}',
  'connect.host_unreachable': 'The network reports {at} as unreachable',
  'connect.proxy_only': '{host} is reachable only through a proxy, not directly',
  'connect.prohibited': 'A firewall, on this machine or in the network, blocks the connection to {at}',
  'tls.reset': 'The connection to {at} was reset when TLS named {host}',
  'tls.timeout': 'The TCP connection to {at} works, but TLS for {host} gets no answer',
  'tls.intercepted': 'TLS to {host} is inspected: an inspection device replaced the certificate',
  'tls.untrusted': 'The certificate for {host} is not signed by a trusted authority',
  'tls.expired': 'The certificate for {host} has expired',
  'tls.not_yet_valid': "The certificate for {host} is not yet valid by this machine's date",
  'tls.name_mismatch': 'The certificate for {host} is for another name',
  'tls.clock_wrong': "{host} is reachable, but this machine's clock is wrong, so its certificate seems out of date",
  'tls.protocol': 'TLS with {at} failed: no common version or cipher, or the server rejected it',
  'tls.not_tls': 'The server at {at} does not speak TLS',
  'tls.closed': 'The connection to {at} was closed during the TLS handshake',
  'request.proxy_auth': 'A proxy in front of {host} requires a login (407)',
  'request.reset': 'The connection to {at} was reset while the request was sent',
  'response.timeout': '{host} received the request but did not respond in time',
  'response.stalled': 'The response from {host} started and then stopped',
  'response.reset': 'The connection to {at} was reset before the response was complete',
  'response.block_page': "A web filter's block page appeared instead of {host}",
  'response.captive_portal': 'A login portal appeared instead of {host}',
};

function fill(template: string, target: NetworkTarget, at: string): string {
  return template.replaceAll('{at}', () => at).replaceAll('{host}', () => target.host);
}

function placeOf(addresses: readonly AddressOutcome[], target: NetworkTarget): string {
  const list = addresses.map(({ address }) => address);
  if (list.length === 0) return targetText(target);
  const shown = list.length > 3 ? `${list.slice(0, 3).join(', ')} and ${list.length - 3} more` : list.join(', ');
  return target.kind === 'dns' ? shown : `${shown} port ${target.port}`;
}

function passText(target: NetworkTarget, addresses: readonly AddressOutcome[]): string {
  const working = addresses.filter((address) => address.failure === null);
  const verb = target.kind === 'dns' ? 'resolves' : 'answered';
  const where =
    working.length === addresses.length && working.length === 1
      ? ` at ${working[0]?.address ?? ''}`
      : ` on ${working.length} of its ${addresses.length} addresses`;
  return target.kind === 'dns' ? `${target.host} ${verb}.` : `${targetText(target)} ${verb}${where}.`;
}
