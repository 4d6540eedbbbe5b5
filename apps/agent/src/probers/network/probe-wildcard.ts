import { type AddressOutcome, type Failure, fixFor, type PhasesMs, type WildcardTarget } from '@sightline/spec';
import type { ResolvedAddress } from '../../network/dns/resolver.ts';
import { connectTcp } from '../../network/tcp/connect-tcp.ts';
import { deadlineIn } from '../../network/tcp/deadline.ts';
import { performHandshake } from '../../network/tls/tls-handshake.ts';
import { type ProbeOptions, type ProbeResult, roundPhases } from '../probe-result.ts';

/** The far end answered: it read the name, and accepts it or objects in TLS. */
const ANSWERED: readonly (Failure | null)[] = [null, 'tls.protocol'];

/**
 * Tells a wildcard rule from a list of names: opens TLS to the server of a known name, but names one that is on no list. If
 * only the known name is answered, the rule is a list of names. Does not reject.
 */
export async function probeWildcard(target: WildcardTarget, options: ProbeOptions): Promise<ProbeResult> {
  const startedMs = performance.now();
  const resolution = await options.resolver.resolve(target.host, options.timeoutMs, options.signal);
  const resolve = performance.now() - startedMs;
  if (resolution.kind === 'failed') return unreachableResult(target, resolution.failure, []);
  const [address] = resolution.addresses;
  if (address === undefined) return unreachableResult(target, 'resolve.nodata', []);

  const unlisted = await sendHello(target.serverName, address, target, options);
  const outcome = outcomeOf(address, resolve, unlisted);
  if (ANSWERED.includes(unlisted.failure)) return passed(target, { ...outcome, failure: null });
  const known = await sendHello(target.host, address, target, options);
  if (!ANSWERED.includes(known.failure))
    return unreachableResult(target, known.failure ?? 'unknown.unclassified', [outcome]);
  return listOfNames(target, unlisted.failure ?? 'unknown.unclassified', outcome);
}

interface HelloOutcome {
  readonly failure: Failure | null;
  readonly connectMs: number;
  readonly tlsMs: number | null;
}

/** Connects and sends one ClientHello that names `serverName`; ignores the certificate. */
async function sendHello(
  serverName: string,
  { address }: ResolvedAddress,
  { port }: WildcardTarget,
  { trust, timeoutMs, signal }: ProbeOptions,
): Promise<HelloOutcome> {
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
  { failure, connectMs, tlsMs }: HelloOutcome,
): AddressOutcome {
  const phasesMs: PhasesMs = { resolve, connect: connectMs, tls: tlsMs, request: null, response: null };
  return { address, family, failure, phasesMs: roundPhases(phasesMs) };
}

function passed({ pattern, serverName }: WildcardTarget, outcome: AddressOutcome): ProbeResult {
  const explanation = `TLS that names ${serverName} is answered at ${outcome.address}: the rule allows any name of ${pattern}.`;
  return { ...resultOf([outcome], { explanation, fix: '' }), outcome: { kind: 'pass' }, failures: [] };
}

function listOfNames(
  { host, port, pattern, serverName }: WildcardTarget,
  failure: Failure,
  outcome: AddressOutcome,
): ProbeResult {
  const words = {
    explanation: `${outcome.address} port ${String(port)} answers TLS for ${host}, but not for ${serverName}, which is on no list: the rule is a list of names, not ${pattern}.`,
    fix: `Allow ${pattern} as a wildcard. A list of today's names will block the vendor's next one.`,
  };
  return { ...resultOf([outcome], words), outcome: { kind: 'fail', failure }, failures: [failure] };
}

/** The known name itself fails, which its own check reports. */
function unreachableResult(
  { host, port, pattern }: WildcardTarget,
  failure: Failure,
  addresses: readonly AddressOutcome[],
): ProbeResult {
  const words = {
    explanation: `Cannot tell whether any name of ${pattern} passes: ${host} itself is unreachable.`,
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
