import type { NetworkTarget } from '@sightline/spec';
import { explainResult } from '../probers/explain-result.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { type DoctorSubject, type Finding, ok, problem, unknown } from './finding.ts';

type Step = Extract<DoctorSubject, 'resolver' | 'connection' | 'certificate' | 'service'>;

const STEP_BY_PHASE: ReadonlyMap<string, Step> = new Map([
  ['resolve', 'resolver'],
  ['connect', 'connection'],
  ['tls', 'certificate'],
]);

/**
 * Judges the connection to the API step by step, from a probe of it. Steps before the failing one are fine; steps after it
 * are unknown. Pure.
 */
export function judgeConnection(target: NetworkTarget, result: ProbeResult): Finding[] {
  const steps: readonly Step[] =
    target.kind === 'https'
      ? ['resolver', 'connection', 'certificate', 'service']
      : ['resolver', 'connection', 'service'];
  const failing = result.outcome.kind === 'pass' || isProxied(result) ? null : stepOf(result.outcome.failure);
  const failingAt = failing === null ? steps.length : steps.indexOf(failing);
  return steps.map((step, at) => {
    if (at < failingAt) return ok(step, OK_TEXT[step](target.host, result));
    if (at > failingAt) return unknown(step, 'Unknown until the step before it works.');
    const { explanation, fix } = explainResult(target, result);
    return problem(step, [explanation, ...result.hints].join(' '), fix);
  });
}

/** Whether the API is reachable through the host's proxy, which is as good for the agent as a direct connection. */
function isProxied({ outcome }: ProbeResult): boolean {
  return outcome.kind === 'degraded' && outcome.failure === 'connect.proxy_only';
}

/** A failed HTTP exchange belongs to the service, whatever its phase. */
function stepOf(failure: string): Step {
  return STEP_BY_PHASE.get(failure.split('.')[0] ?? '') ?? 'service';
}

const OK_TEXT: Readonly<Record<Step, (host: string, result: ProbeResult) => string>> = {
  resolver: (host, result) => {
    const { addresses, phasesMs } = result;
    if (isProxied(result)) return `The proxy looks up ${host}.`;
    if (phasesMs.resolve === null) return `The API URL uses an address, ${host}.`;
    return `${host} resolves to ${addresses.map(({ address }) => address).join(', ')}.`;
  },
  connection: (host, result) => (isProxied(result) ? 'The proxy accepts connections.' : `${host} accepts connections.`),
  certificate: (host) => `The certificate is valid for ${host}.`,
  service: () => 'The API answers.',
};
