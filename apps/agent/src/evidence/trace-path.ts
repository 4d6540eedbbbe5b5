import { isIP } from 'node:net';
import type { EvidenceItem } from '@sightline/spec';
import { captureOutput } from '../platform/capture-output.ts';

type Command = readonly [string, ...string[]];

const HOPS_MAX = '15';

/** What `ping` of the system says of an address. Evidence only: many hosts that work do not answer it. Does not reject. */
export async function pingAddress(address: string, timeoutMs: number): Promise<EvidenceItem | null> {
  const command: Command =
    process.platform === 'win32'
      ? ['ping', '-n', '3', '-w', '1000', address]
      : ['ping', '-n', '-c', '3', '-i', '0.3', '-W', '1', address];
  return await runAbout('ping', address, [command], timeoutMs);
}

/** The path to an address by increasing TTL, by whichever of the system's programs for it there is. Does not reject. */
export async function tracePath(address: string, timeoutMs: number): Promise<EvidenceItem | null> {
  const commands: readonly Command[] =
    process.platform === 'win32'
      ? [['tracert', '-d', '-h', HOPS_MAX, '-w', '600', address]]
      : [
          ['tracepath', '-n', '-m', HOPS_MAX, address],
          ['traceroute', '-n', '-q', '1', '-w', '1', '-m', HOPS_MAX, address],
        ];
  return await runAbout('path', address, commands, timeoutMs);
}

async function runAbout(
  kind: 'ping' | 'path',
  address: string,
  commands: readonly Command[],
  timeoutMs: number,
): Promise<EvidenceItem | null> {
  // Only an address is ever an argument: a name could be read as an option.
  if (isIP(address) === 0) return null;
  for (const command of commands) {
    const { output, ended } = await captureOutput(command, timeoutMs);
    if (ended === 'not_there') continue;
    const cut = ended === 'late' ? `\n(ended after ${timeoutMs} ms)` : '';
    return { kind, about: `${address}, by ${command[0]}`, text: `${output.trim()}${cut}` };
  }
  return {
    kind,
    about: address,
    text: 'not tried: the system has no program for it, or does not let the agent run it',
  };
}
