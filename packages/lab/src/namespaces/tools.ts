import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
/** The tools the namespaces need: Debian's package, and the command, or a file if there is no command. */
const TOOL_SOURCES = {
  ip: { package: 'iproute2', command: 'ip' },
  nft: { package: 'nftables', command: 'nft' },
  nginx: { package: 'nginx-light', command: 'nginx' },
  dnsmasq: { package: 'dnsmasq-base', command: 'dnsmasq' },
  unbound: { package: 'unbound', command: 'unbound' },
  squid: { package: 'squid-openssl', command: '/usr/lib/squid/security_file_certgen' },
  e2guardian: { package: 'e2guardian', command: 'e2guardian' },
  mitmproxy: { package: 'mitmproxy', command: 'mitmdump' },
  ethtool: { package: 'ethtool', command: 'ethtool' },
  faketime: { package: 'libfaketime', command: `${LIBRARIES}/faketime/libfaketime.so.1` },
} as const;

/** Where Debian's packages install commands; servers are in sbin, which is not in every PATH. */
const FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export type Tool = keyof typeof TOOL_SOURCES;

/** Every tool that some scenario needs. */
export const TOOLS: readonly Tool[] = Object.keys(TOOL_SOURCES).filter(isTool);

/** Without these there are no namespaces at all: store, gateway, resolver and vendor. */
export const BASE_TOOLS = ['ip', 'nft', 'nginx', 'dnsmasq'] as const satisfies readonly Tool[];

/** Returns Debian's package of a tool. */
export function packageOf(tool: Tool): string {
  return TOOL_SOURCES[tool].package;
}

/** Returns the file of a tool; null if it is not installed. */
export function findTool(tool: Tool): string | null {
  const { command } = TOOL_SOURCES[tool];
  const candidates = command.startsWith('/') ? [command] : FOLDERS.map((folder) => join(folder, command));
  return candidates.find(isReadable) ?? null;
}

function isTool(name: string): name is Tool {
  return name in TOOL_SOURCES;
}

function isReadable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK);
    return true;
  } catch {
    return false;
  }
}
