import { readFileSync } from 'node:fs';
import { textOfThrown } from '../log.ts';
import { createTrust, type Trust } from '../probers/trust.ts';
import { createResolver } from '../resolver/create-resolver.ts';
import { parseNameServer } from '../resolver/name-server.ts';
import type { NameServer, Resolver } from '../resolver/resolver.ts';
import { UsageError } from './usage-error.ts';

/** What probes and the agent's own calls go through. */
export interface Network {
  readonly resolver: Resolver;
  readonly trust: Trust;
}

/** The resolver and the authorities that the options name; throws a UsageError for what cannot be read. */
export function openNetwork(options: {
  readonly resolver?: string | undefined;
  readonly ca?: string | undefined;
}): Network {
  const server = options.resolver === undefined ? null : readNameServer(options.resolver);
  return {
    resolver: createResolver(server),
    trust: options.ca === undefined ? createTrust(null) : readTrust(options.ca),
  };
}

/** A name server from `--resolver`. */
export function readNameServer(text: string): NameServer {
  const server = parseNameServer(text, 53);
  if (server === null) throw new UsageError(`--resolver "${text}" is not ip or ip:port`);
  return server;
}

function readTrust(path: string): Trust {
  try {
    return createTrust(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--ca ${path}: ${textOfThrown(error)}`);
  }
}
