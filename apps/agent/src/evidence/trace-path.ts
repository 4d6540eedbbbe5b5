import { isIP } from 'node:net';
import type { EvidenceItem } from '@sightline/spec';
import { captureOutput } from '../platform/capture-output.ts';

type Command = readonly [string, ...string[]];

const HOPS_MAX = '15';

/** Runs the system's `ping` for an address. Evidence only: many working hosts do not answer. Does not reject. */
export async function pingAddress(address: string, timeoutMs: number): Promise<EvidenceItem | null> {
  const command: Command =
    process.platform === 'win32'
      ? ['ping', '-n', '3', '-w', '1000', address]
      : ['ping', '-n', '-c', '3', '-i', '0.3', '-W', '1', address];
  return await runAbout('ping', address, [command], timeoutMs);
}

/** Traces the path to an address by increasing TTL, with whichever program the system has. Does not reject. */
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
  // Pass only addresses as arguments: a name could be read as an option.
  if (isIP(address) === 0) return null;
  for (const command of commands) {
    const { output, ended } = await captureOutput(command, timeoutMs);
    if (ended === 'not_found') continue;
    const cut = ended === 'timed_out' ? `\n(stopped after ${timeoutMs} ms)` : '';
    return { kind, about: `${address}, by ${command[0]}`, text: `${output.trim()}${cut}` };
  }
  return {
    kind,
    about: address,
    text: 'not run: the system has no program for it, or does not allow it',
  };
}
