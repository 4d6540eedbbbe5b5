import { isIP } from 'node:net';
import { createDnsResolver } from './dns-resolver.ts';
import { NxdomainRewrites } from './nxdomain-rewrites.ts';
import type { NameServer, Resolution, Resolver } from './resolver.ts';
import { createSystemResolver } from './system-resolver.ts';

/**
 * Returns a resolver for the configured name server, or the host's own. Never sends literal addresses or `localhost`.
 */
export function createResolver(server: NameServer | null): Resolver {
  const resolver = server === null ? createSystemResolver() : createDnsResolver([server]);
  const rewrites = new NxdomainRewrites(resolver.resolve);
  return {
    onLoopback: resolver.onLoopback,
    ...(resolver.servers === undefined ? {} : { servers: resolver.servers }),
    nxdomainRewrites: (name, timeoutMs) => rewrites.addressesFor(name, timeoutMs),
    resolve: async (name, timeoutMs, signal) => localAnswer(name) ?? (await resolver.resolve(name, timeoutMs, signal)),
  };
}

function localAnswer(name: string): Resolution | null {
  const family = isIP(name);
  if (family === 4 || family === 6) return { kind: 'found', addresses: [{ address: name, family }], hints: [] };
  // RFC 6761, 6.3: never sent to a name server.
  if (name.toLowerCase() !== 'localhost') return null;
  return {
    kind: 'found',
    addresses: [
      { address: '127.0.0.1', family: 4 },
      { address: '::1', family: 6 },
    ],
    hints: [],
  };
}
