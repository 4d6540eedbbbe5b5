import { runQuietly } from '../../platform/capture-output.ts';
import { parseWindowsProxy, type WindowsProxy } from './windows-proxy.ts';

const SETTINGS = String.raw`Software\Microsoft\Windows\CurrentVersion\Internet Settings`;
/** The user's own, then the machine's by policy, then the machine's: a service has no user whose settings were ever made. */
const KEYS = [
  `HKCU\\${SETTINGS}`,
  String.raw`HKLM\Software\Policies\Microsoft\Windows\CurrentVersion\Internet Settings`,
  `HKLM\\${SETTINGS}`,
];
const TIMEOUT_MS = 3_000;

/** The proxy settings of this Windows machine; null when no key names a proxy or a script. Does not reject. */
export async function readWindowsProxy(): Promise<WindowsProxy | null> {
  for (const key of KEYS) {
    const { output } = await runQuietly(['reg', 'query', key], TIMEOUT_MS);
    const settings = parseWindowsProxy(output);
    if (settings.servers !== null || settings.scriptUrl !== null) return settings;
  }
  return null;
}
