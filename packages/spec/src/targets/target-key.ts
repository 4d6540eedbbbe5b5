import type { NetworkTarget, Target } from '../messages/assignment.ts';
import { localTargetKey, localTargetText } from './local-target-key.ts';

/** Whether a target is a name or an address on a network, and not within the store or on the host itself. */
export function isNetworkTarget(target: Target): target is NetworkTarget {
  return ['dns', 'tcp', 'tls', 'http', 'https'].includes(target.kind);
}

/**
 * One string per distinct target, equal for equal targets at every store: `https://m570.oltp.pxsplatform.com:443/`,
 * `tcp://host:port`, `tls://host:port`, `dns://host`, `wildcard://*.example.com:443@known.example.com`. What an HTTP target expects is part of it. Targets within a store
 * are equal only where they are the same to the last word.
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
 * A target for people: `m570.oltp.pxsplatform.com:443`, with the path where it is not `/`; for a DNS target the name; for
 * what is within the store, what it is.
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

/** The name or address that a probe of a target goes to; null for what is on the host itself. */
export function hostOfTarget(target: Target): string | null {
  return 'host' in target ? target.host : null;
}

/** A host as it stands before a port: an IPv6 address in brackets. */
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
