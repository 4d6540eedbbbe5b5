import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';

const LIBRARIES = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`;
/** What the namespaces are built of: Debian's package, and the command, or the file when it is no command. */
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

/** Where Debian's packages put commands; servers are in sbin, which is not in everybody's PATH. */
const FOLDERS = ['/usr/sbin', '/usr/bin', '/sbin', '/bin'];

export type Tool = keyof typeof TOOL_SOURCES;

/** Every tool that some scenario needs. */
export const TOOLS: readonly Tool[] = Object.keys(TOOL_SOURCES).filter(isTool);

/** Without these there are no namespaces at all: a store, a gateway, a resolver and a vendor. */
export const BASE_TOOLS = ['ip', 'nft', 'nginx', 'dnsmasq'] as const satisfies readonly Tool[];

/** Debian's package of a tool. */
export function packageOf(tool: Tool): string {
  return TOOL_SOURCES[tool].package;
}

/** The file of a tool, or null when it is not installed. */
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
