import type { ProxySelection } from '../network/proxy/proxy-selection.ts';
import { proxyText } from '../network/proxy/proxy-server.ts';
import type { ProbeResult } from '../probers/probe-result.ts';
import { type Finding, odd, well, wrong } from './finding.ts';

/** Judges the proxy that the machine is told to use for the API, by whether the API is reached without it. Pure. */
export function judgeProxy(advice: ProxySelection, { outcome }: Pick<ProbeResult, 'outcome'>): Finding {
  const isReached =
    outcome.kind === 'pass' || (outcome.kind === 'degraded' && outcome.failure !== 'connect.proxy_only');
  switch (advice.kind) {
    case 'direct':
      return well('proxy', 'No proxy is set for the API, and none is used.');
    case 'unknown': {
      const says = `${advice.from} asks for a proxy, but none can be used: ${advice.why}.`;
      return isReached ? odd('proxy', says) : wrong('proxy', says, 'Name the proxy with "enroll --proxy".');
    }
    case 'proxy': {
      const says = `${advice.from} names the proxy ${proxyText(advice.servers[0])}`;
      if (isReached) return well('proxy', `${says}; the API is reached without it.`);
      if (outcome.kind === 'degraded') return odd('proxy', `${says}; the API is reached through it only.`);
      return wrong(
        'proxy',
        `${says}; the API is reached neither through it nor without it.`,
        'Have the proxy let this machine through to the API, or allow this machine to reach the API directly.',
      );
    }
  }
}
