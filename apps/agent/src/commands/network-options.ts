import { readFileSync } from 'node:fs';
import { createResolver } from '../network/dns/create-resolver.ts';
import { parseNameServer } from '../network/dns/name-server.ts';
import type { NameServer } from '../network/dns/resolver.ts';
import { createNetwork, type Network } from '../network/network.ts';
import { type ProxySetting, parseProxySetting } from '../network/proxy/proxy-setting.ts';
import { TrustStore } from '../network/tls/trust-store.ts';
import { errorMessage } from '../platform/log.ts';
import { UsageError } from './usage-error.ts';

export interface NetworkCliOptions {
  readonly resolver?: string | undefined;
  readonly ca?: string | undefined;
  readonly proxy?: string | undefined;
}

/** Returns the network that the options describe. Throws a UsageError for an invalid option. */
export function openNetwork(options: NetworkCliOptions): Network {
  const server = options.resolver === undefined ? null : readNameServer(options.resolver);
  const trust = options.ca === undefined ? new TrustStore(null) : readTrust(options.ca);
  return createNetwork({ resolver: createResolver(server), trust, proxy: readProxySetting(options.proxy) });
}

/** Parses `--proxy`. Throws a UsageError. */
export function readProxySetting(text = 'auto'): ProxySetting {
  const setting = parseProxySetting(text);
  if (setting === null)
    throw new UsageError(`--proxy "${text}" must be auto, none, http://host:port or pac+http://host/file`);
  return setting;
}

/** Parses `--resolver`. Throws a UsageError. */
export function readNameServer(text: string): NameServer {
  const server = parseNameServer(text, 53);
  if (server === null) throw new UsageError(`--resolver "${text}" must be ip or ip:port`);
  return server;
}

function readTrust(path: string): TrustStore {
  try {
    return new TrustStore(readFileSync(path, 'utf8'));
  } catch (error) {
    throw new UsageError(`--ca ${path}: ${errorMessage(error)}`);
  }
}
