import { proxiableOrigin } from '../../network/proxy/origin.ts';
import type { Probe } from '../probe-result.ts';
import { probeDirectly } from './probe-directly.ts';

/**
 * Resolves a target, then probes its addresses one after the other, each through the phases of the target's kind. What
 * fails directly is tried once more through the machine's proxy, where it has one. `timeoutMs` is for the name, for each
 * address, and for each proxy. Does not reject.
 */
export const probeTarget: Probe = async (target, options) => {
  const direct = await probeDirectly(target, options);
  const place = proxiableOrigin(target);
  if (direct.outcome.kind !== 'fail' || options.proxies === undefined || place === null) return direct;
  const advice = await options.proxies.select(place);
  if (advice.kind === 'direct') return direct;
  const { probeThroughProxy } = await import('./probe-through-proxy.ts');
  return await probeThroughProxy({ target, direct, advice }, options);
};
