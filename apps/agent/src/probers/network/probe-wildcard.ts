import { type AddressOutcome, type Failure, fixFor, type PhasesMs, type WildcardTarget } from '@sightline/spec';
import type { ResolvedAddress } from '../../network/dns/resolver.ts';
import { connectTcp } from '../../network/tcp/connect-tcp.ts';
import { deadlineIn } from '../../network/tcp/deadline.ts';
import { performHandshake } from '../../network/tls/tls-handshake.ts';
import { type ProbeOptions, type ProbeResult, roundPhases } from '../probe-result.ts';

/** Answers of the far end: it heard the name, and objects to it in TLS or not. */
const ANSWERED: readonly (Failure | null)[] = [null, 'tls.protocol'];

/**
 * Tells whether a rule is a wildcard: TLS to the server of a known name, naming one that stands on no list. Where that is
 * not answered and the known name is, the rule is a list of names. Does not reject.
 */
export async function probeWildcard(target: WildcardTarget, options: ProbeOptions): Promise<ProbeResult> {
  const startedMs = performance.now();
  const resolution = await options.resolver.resolve(target.host, options.timeoutMs, options.signal);
  const resolve = performance.now() - startedMs;
  if (resolution.kind === 'failed') return untold(target, resolution.failure, []);
  const [address] = resolution.addresses;
  if (address === undefined) return untold(target, 'resolve.nodata', []);

  const unlisted = await hello(target.serverName, address, target, options);
  const outcome = outcomeOf(address, resolve, unlisted);
  if (ANSWERED.includes(unlisted.failure)) return passed(target, { ...outcome, failure: null });
  const known = await hello(target.host, address, target, options);
  if (!ANSWERED.includes(known.failure)) return untold(target, known.failure ?? 'unknown.unclassified', [outcome]);
  return listOfNames(target, unlisted.failure ?? 'unknown.unclassified', outcome);
}

interface Hello {
  readonly failure: Failure | null;
  readonly connectMs: number;
  readonly tlsMs: number | null;
}

/** One connection and one handshake that names `serverName`; the certificate is looked at by nobody. */
async function hello(
  serverName: string,
  { address }: ResolvedAddress,
  { port }: WildcardTarget,
  { trust, timeoutMs, signal }: ProbeOptions,
): Promise<Hello> {
  const deadline = deadlineIn(timeoutMs);
  const connected = await connectTcp(address, port, deadline, signal);
  if (connected.kind === 'failed') return { failure: connected.failure, connectMs: connected.ms, tlsMs: null };
  const handshake = await performHandshake(connected.socket, serverName, trust, deadline);
  connected.socket.destroy();
  const failure = handshake.kind === 'failed' ? handshake.failure : null;
  return { failure, connectMs: connected.ms, tlsMs: handshake.ms };
}

function outcomeOf(
  { address, family }: ResolvedAddress,
  resolve: number,
  { failure, connectMs, tlsMs }: Hello,
): AddressOutcome {
  const phasesMs: PhasesMs = { resolve, connect: connectMs, tls: tlsMs, request: null, response: null };
  return { address, family, failure, phasesMs: roundPhases(phasesMs) };
}

function passed({ pattern, serverName }: WildcardTarget, outcome: AddressOutcome): ProbeResult {
  const explanation = `TLS that names ${serverName} is answered at ${outcome.address}: the rule lets any name of ${pattern} through.`;
  return { ...resultOf([outcome], { explanation, fix: '' }), outcome: { kind: 'pass' }, failures: [] };
}

function listOfNames(
  { host, port, pattern, serverName }: WildcardTarget,
  failure: Failure,
  outcome: AddressOutcome,
): ProbeResult {
  const words = {
    explanation: `TLS to ${outcome.address} port ${String(port)} is answered for ${host}, and not for ${serverName}, which stands on no list: the rule is a list of names and not ${pattern}.`,
    fix: `Allow ${pattern} as a wildcard: a list of the names known today drops the vendor's next one.`,
  };
  return { ...resultOf([outcome], words), outcome: { kind: 'fail', failure }, failures: [failure] };
}

/** The known name itself is in trouble, which its own check tells of. */
function untold(
  { host, port, pattern }: WildcardTarget,
  failure: Failure,
  addresses: readonly AddressOutcome[],
): ProbeResult {
  const words = {
    explanation: `Whether any name of ${pattern} passes cannot be told: ${host} itself is not reached.`,
    fix: fixFor(failure, `${host}:${String(port)}`),
  };
  return { ...resultOf(addresses, words), outcome: { kind: 'fail', failure }, failures: [failure] };
}

function resultOf(
  addresses: readonly AddressOutcome[],
  words: ProbeResult['words'],
): Omit<ProbeResult, 'outcome' | 'failures'> {
  const none: PhasesMs = { resolve: null, connect: null, tls: null, request: null, response: null };
  return { hints: [], addresses, phasesMs: addresses[0]?.phasesMs ?? none, ...(words === undefined ? {} : { words }) };
}
