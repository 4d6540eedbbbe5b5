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
  /** One sentence on what was seen. */
  readonly explanation: string;
  /** The first thing to change; empty for a pass. */
  readonly fix: string;
}

/** Puts the result of a probe into words. */
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
  if (outcome.kind === 'pass') return { explanation: `${text} is as it should be.`, fix: '' };
  return { explanation: `${FAILURE_GUIDE[outcome.failure].label}: ${text}.`, fix: fixFor(outcome.failure, text) };
}

/** What was seen, where it can be said better than by the failure's label. `{at}` is the address and port, `{host}` the name. */
const SEEN: Readonly<Partial<Record<Failure, string>>> = {
  'resolve.nxdomain': 'The resolver says that {host} does not exist',
  'resolve.nodata': 'The resolver knows {host} but gives no address for it',
  'resolve.servfail': 'The resolver failed to look up {host}',
  'resolve.refused': 'The resolver refuses to look up {host}',
  'resolve.timeout': 'The resolver did not answer for {host} in time',
  'resolve.sinkhole': 'A DNS filter answers for {host} with a block address',
  'resolve.bogon': '{host} resolves to {at}, which is no Internet address and does not prove to be {host}',
  'resolve.hijack': 'The resolver answers for {host} with {at}, which it gives for names that do not exist too',
  'connect.refused': 'The TCP connection to {at} was refused',
  'connect.timeout': 'No answer to the TCP connection to {at} in time',
  'connect.reset': 'The TCP connection to {at} was reset while it was made',
  'connect.net_unreachable': 'This machine has no route to {at}',
  'connect.host_unreachable': '{at} is reported as unreachable on the way',
  'connect.proxy_only': '{host} is reached through a proxy only, and not directly',
  'connect.prohibited': 'A firewall, on this machine or on the way, forbids the connection to {at}',
  'tls.reset': 'The connection to {at} was reset when TLS named {host}',
  'tls.timeout': 'The TCP connection to {at} stands, but TLS for {host} is not answered',
  'tls.intercepted': "TLS to {host} is opened on the way: the certificate is an inspecting device's own",
  'tls.untrusted': 'The certificate shown for {host} is signed by nobody that is trusted',
  'tls.expired': 'The certificate shown for {host} has expired',
  'tls.not_yet_valid': "The certificate shown for {host} is not valid yet by this machine's date",
  'tls.name_mismatch': 'The certificate shown for {host} is for another name',
  'tls.clock_wrong': "{host} is reached, but this machine's clock is wrong, so that its certificate seems out of date",
  'tls.protocol': 'TLS with {at} failed: no common version or cipher, or the other side objects',
  'tls.not_tls': 'What answers at {at} does not speak TLS',
  'tls.closed': 'The connection to {at} was closed during the TLS handshake',
  'request.proxy_auth': 'A proxy on the way to {host} asks for credentials (407)',
  'request.reset': 'The connection to {at} was reset while the request was sent',
  'response.timeout': 'The request to {host} was sent and nothing came back in time',
  'response.stalled': 'The answer of {host} began and then stopped',
  'response.reset': 'The connection to {at} was reset before the answer was complete',
  'response.block_page': "A web filter's block page came in place of {host}",
  'response.captive_portal': 'A login portal came in place of {host}',
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
