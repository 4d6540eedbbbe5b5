import type { NetworkTarget, Target } from '../messages/assignment.ts';
import { localTargetKey, localTargetText } from './local-target-key.ts';

/** Returns whether a target is a name or an address on a network, not within the store or on the host itself. */
export function isNetworkTarget(target: Target): target is NetworkTarget {
  return ['dns', 'tcp', 'tls', 'http', 'https'].includes(target.kind);
}

/**
 * Returns one string per distinct target, equal at every store: `https://m570.oltp.pxsplatform.com:443/`,
 * `tcp://host:port`, `tls://host:port`, `dns://host`, `wildcard://*.example.com:443@known.example.com`. Includes what an
 * HTTP target expects. Targets within a store
 * are equal only if they are identical.
 */
export function targetKey(target: Target): string {
  if (target.kind === 'wildcard') return `wildcard://${target.pattern}:${target.port}@${target.host.toLowerCase()}`;
  if (!isNetworkTarget(target)) return localTargetKey(target);
  const host = hostPart(target.host.toLowerCase());
  switch (target.kind) {
    case 'dns':
      return `dns://${host}`;
    case 'tcp':
    case 'tls':
      return `${target.kind}://${host}:${target.port}`;
    case 'http':
    case 'https':
      return `${target.kind}://${host}:${target.port}${target.path}${expectationPart(target.expect)}`;
  }
}

/**
 * Writes a target for people: `m570.oltp.pxsplatform.com:443`, with the path unless it is `/`; a DNS target by its
 * name; a target within the store by what it is.
 */
export function targetText(target: Target): string {
  if (target.kind === 'wildcard') return `${target.pattern}:${target.port}`;
  if (!isNetworkTarget(target)) return localTargetText(target);
  const host = hostPart(target.host);
  switch (target.kind) {
    case 'dns':
      return target.host;
    case 'tcp':
    case 'tls':
      return `${host}:${target.port}`;
    case 'http':
    case 'https':
      return `${host}:${target.port}${target.path === '/' ? '' : target.path}`;
  }
}

/** Returns the name or address that a probe contacts; null for a target on the host itself. */
export function hostOfTarget(target: Target): string | null {
  return 'host' in target ? target.host : null;
}

/** Writes a host as it appears before a port: an IPv6 address in brackets. */
function hostPart(host: string): string {
  return host.includes(':') ? `[${host}]` : host;
}

type Expectation = Extract<NetworkTarget, { kind: 'https' | 'http' }>['expect'];

function expectationPart(expect: Expectation): string {
  const parts: string[] = [];
  if (expect?.status !== undefined) parts.push(`status=${[...expect.status].sort((a, b) => a - b).join(',')}`);
  if (expect?.bodyIncludes !== undefined) parts.push(`body=${encodeURIComponent(expect.bodyIncludes)}`);
  return parts.length === 0 ? '' : `#${parts.join('&')}`;
}
