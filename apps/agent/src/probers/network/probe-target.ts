import { proxiableOrigin } from '../../network/proxy/origin.ts';
import type { Probe } from '../probe-result.ts';
import { probeDirectly } from './probe-directly.ts';

/**
 * Resolves a target, then probes its addresses one at a time through the phases of the target's kind. If that fails, tries
 * once more through the host's proxy, if it has one. `timeoutMs` applies to the name, to each address and to each proxy.
 * Does not reject.
 */
export const probeTarget: Probe = async (target, options) => {
  const direct = await probeDirectly(target, options);
  const origin = proxiableOrigin(target);
  if (direct.outcome.kind !== 'fail' || options.proxies === undefined || origin === null) return direct;
  const selection = await options.proxies.select(origin);
  if (selection.kind === 'direct') return direct;
  const { probeThroughProxy } = await import('./probe-through-proxy.ts');
  return await probeThroughProxy({ target, direct, selection }, options);
};
