import { captureOutput } from '../../platform/capture-output.ts';
import { matchesGlob } from './matches-glob.ts';
import type { Origin } from './origin.ts';
import { type ProxyServer, parseProxyServer } from './proxy-server.ts';

/** The proxy settings of Windows ("Internet Options"), as in the registry. */
export interface WindowsProxy {
  /** `host:port`, or one per scheme: `http=host:port;https=host:port`. Null if switched off. */
  readonly servers: string | null;
  /** Names that bypass the proxy, with `*`, separated by semicolons; `<local>` means every name without a dot. */
  readonly exceptions: string;
  readonly scriptUrl: string | null;
}

const VALUE = /^\s{2,}(?<name>\S+)\s+REG_(?<type>SZ|DWORD)(?:\s+(?<data>.*?))?\s*$/;

/** Parses what `reg query` prints for the key `Internet Settings`. A missing value counts as off. Pure. */
export function parseWindowsProxy(output: string): WindowsProxy {
  const values = valuesOf(output);
  const valueOf = (name: string): string => values.get(name) ?? '';
  const servers = valueOf('proxyserver');
  const script = valueOf('autoconfigurl');
  const isEnabled = Number(valueOf('proxyenable')) !== 0;
  return {
    servers: isEnabled && servers !== '' ? servers : null,
    exceptions: valueOf('proxyoverride'),
    scriptUrl: script === '' ? null : script,
  };
}

function valuesOf(output: string): ReadonlyMap<string, string> {
  const values = new Map<string, string>();
  for (const line of output.split(/\r?\n/)) {
    const groups = VALUE.exec(line)?.groups;
    if (groups !== undefined) values.set((groups['name'] ?? '').toLowerCase(), groups['data'] ?? '');
  }
  return values;
}

/** Returns the proxy that the settings name for an origin; null if there is none. Does not evaluate the PAC script. */
export function windowsProxyServer(settings: WindowsProxy, origin: Origin): ProxyServer | null {
  if (settings.servers === null || isExcepted(settings.exceptions, origin.host)) return null;
  const parts = settings.servers.split(';').map((part) => part.trim());
  const scheme = origin.isTls ? 'https' : 'http';
  const own = parts.find((part) => part.toLowerCase().startsWith(`${scheme}=`))?.slice(scheme.length + 1);
  const any = parts.find((part) => part !== '' && !part.includes('='));
  return parseProxyServer(own ?? any ?? '');
}

function isExcepted(list: string, host: string): boolean {
  const name = host.toLowerCase();
  return list
    .toLowerCase()
    .split(';')
    .map((item) => item.trim())
    .filter((item) => item !== '')
    .some((item) => (item === '<local>' ? !name.includes('.') : matchesGlob(name, item)));
}

const SETTINGS = String.raw`Software\Microsoft\Windows\CurrentVersion\Internet Settings`;
/** The user's keys, then the policy's, then the host's: a service runs as a user who never set a proxy. */
const KEYS = [
  `HKCU\\${SETTINGS}`,
  String.raw`HKLM\Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`,
  `HKLM\\${SETTINGS}`,
];
const TIMEOUT_MS = 3_000;

/** Reads the proxy settings of this Windows host; null if no key names a proxy or a script. Does not reject. */
export async function readWindowsProxy(): Promise<WindowsProxy | null> {
  for (const key of KEYS) {
    const { output } = await captureOutput(['reg', 'query', key], TIMEOUT_MS);
    const settings = parseWindowsProxy(output);
    if (settings.servers !== null || settings.scriptUrl !== null) return settings;
  }
  return null;
}
