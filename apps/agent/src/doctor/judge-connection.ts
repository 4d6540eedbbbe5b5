import type { NetworkTarget } from '@sightline/spec';
import { explainResult } from '../probers/explain-result.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { type Finding, type Subject, untold, well, wrong } from './finding.ts';

type Step = Extract<Subject, 'resolver' | 'connection' | 'certificate' | 'service'>;

const STEP_BY_PHASE: ReadonlyMap<string, Step> = new Map([
  ['resolve', 'resolver'],
  ['connect', 'connection'],
  ['tls', 'certificate'],
]);

/** Judges the way to the API, step by step, from a probe of it: up to the one that fails all is well, what follows cannot be told. Pure. */
export function judgeConnection(target: NetworkTarget, result: ProbeResult): Finding[] {
  const steps: readonly Step[] =
    target.kind === 'https'
      ? ['resolver', 'connection', 'certificate', 'service']
      : ['resolver', 'connection', 'service'];
  const failing = result.outcome.kind === 'pass' || isProxied(result) ? null : stepOf(result.outcome.failure);
  const failingAt = failing === null ? steps.length : steps.indexOf(failing);
  return steps.map((step, at) => {
    if (at < failingAt) return well(step, WELL[step](target.host, result));
    if (at > failingAt) return untold(step, 'Not to be told while the step before it fails.');
    const { explanation, fix } = explainResult(target, result);
    return wrong(step, [explanation, ...result.hints].join(' '), fix);
  });
}

/** Reached through the machine's proxy, which serves the agent as well as the direct way. */
function isProxied({ outcome }: ProbeResult): boolean {
  return outcome.kind === 'degraded' && outcome.failure === 'connect.proxy_only';
}

/** An exchange that fails is the service's, whatever its phase. */
function stepOf(failure: string): Step {
  return STEP_BY_PHASE.get(failure.split('.')[0] ?? '') ?? 'service';
}

const WELL: Readonly<Record<Step, (host: string, result: ProbeResult) => string>> = {
  resolver: (host, result) => {
    const { addresses, phasesMs } = result;
    if (isProxied(result)) return `Looking up ${host} is left to the proxy.`;
    if (phasesMs.resolve === null) return `The API is named by its address, ${host}.`;
    return `${host} is ${addresses.map(({ address }) => address).join(', ')}.`;
  },
  connection: (host, result) => (isProxied(result) ? 'The proxy takes connections.' : `${host} takes connections.`),
  certificate: (host) => `The certificate proves ${host}.`,
  service: () => 'The API answers.',
};
