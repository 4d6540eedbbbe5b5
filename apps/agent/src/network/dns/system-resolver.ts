import { getServers } from 'node:dns';
import { lookup } from 'node:dns/promises';
import { readFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { isLoopback, isPublicName } from './address-facts.ts';
import { createDnsResolver } from './dns-resolver.ts';
import { parseNameServer } from './name-server.ts';
import type { NameServer, Resolution, ResolvedAddress, Resolver } from './resolver.ts';

const HOSTS_FILE = process.platform === 'win32' ? 'C:\\Windows\\System32\\drivers\\etc\\hosts' : '/etc/hosts';

/**
 * Resolves like this host: its hosts file first, then its name servers directly, which tells one kind of denial from
 * another. Names without a dot, and hosts without a name server, go through the system's own lookup.
 */
export function createSystemResolver(): Resolver {
  const servers = systemNameServers();
  return {
    onLoopback: servers[0] !== undefined && isLoopback(servers[0].address),
    servers: systemNameServers,
    resolve: async (name, timeoutMs, signal) => {
      const pinned = hostsFileAddresses(readHostsFile(), name);
      if (pinned.length > 0)
        return { kind: 'found', addresses: pinned, hints: ["The address comes from this machine's hosts file."] };
      const [first, ...rest] = systemNameServers();
      if (first === undefined || !isPublicName(name)) return await lookUp(name, timeoutMs);
      return await createDnsResolver([first, ...rest]).resolve(name, timeoutMs, signal);
    },
  };
}

function readHostsFile(): string {
  try {
    return readFileSync(HOSTS_FILE, 'utf8');
  } catch {
    return '';
  }
}

/** Returns the addresses that a hosts file lists for a name, IPv4 first. */
export function hostsFileAddresses(hostsFile: string, name: string): ResolvedAddress[] {
  const wanted = name.toLowerCase();
  const found: ResolvedAddress[] = [];
  for (const line of hostsFile.split(/\r?\n/)) {
    const [address, ...names] = line.replace(/#.*/, '').trim().split(/\s+/);
    const family = isIP(address ?? '');
    if (address === undefined || !names.some((other) => other.toLowerCase() === wanted)) continue;
    if (family === 4 || family === 6) found.push({ address, family });
  }
  return found.sort((left, right) => left.family - right.family);
}

function systemNameServers(): NameServer[] {
  return getServers().flatMap((text) => {
    const parsed = parseNameServer(text, 53);
    return parsed === null ? [] : [parsed];
  });
}

async function lookUp(name: string, timeoutMs: number): Promise<Resolution> {
  const late = Promise.withResolvers<null>();
  const timer = setTimeout(() => {
    late.resolve(null);
  }, timeoutMs);
  const found = await Promise.race([lookup(name, { all: true }).catch(() => []), late.promise]);
  clearTimeout(timer);
  if (found === null) return { kind: 'failed', failure: 'resolve.timeout', hints: [] };
  if (found.length === 0) return { kind: 'failed', failure: 'resolve.nxdomain', hints: [] };
  const addresses = found.map(({ address, family }) => ({
    address,
    family: family === 6 ? (6 as const) : (4 as const),
  }));
  return { kind: 'found', addresses: addresses.sort((left, right) => left.family - right.family), hints: [] };
}
