import type { Target } from '@sightline/spec';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { findPortSetting } from './find-port-setting.ts';
import type { HostSystem } from './host-system.ts';
import { type ConfigFileText, readConfigFiles } from './read-config-files.ts';

export type PortSettingTarget = Extract<Target, { kind: 'port_setting' }>;

/** Where a setting was found, and its value. */
export type SettingFinding =
  | { readonly kind: 'found'; readonly port: number; readonly path: string }
  | { readonly kind: 'no_file' }
  | { readonly kind: 'absent'; readonly files: number }
  | { readonly kind: 'unreadable'; readonly path: string }
  | { readonly kind: 'contradictory'; readonly paths: readonly string[] };

/** Reads a port from this host's configuration files and compares it with the other side's. Does not reject. */
export async function probePortSetting(
  target: PortSettingTarget,
  system: HostSystem,
  onFound: (setting: string, port: number | null) => void,
): Promise<ProbeResult> {
  const lists = await Promise.all(
    target.folders.map((folder) => readConfigFiles(system.localPath(folder), target.fileName)),
  );
  const finding = findSetting(lists.flat(), target.setting);
  onFound(target.setting, finding.kind === 'found' ? finding.port : null);
  return judgePortSetting(target, finding);
}

/** Combines what several files say about a setting. Pure. */
export function findSetting(files: readonly ConfigFileText[], setting: string): SettingFinding {
  const found: { readonly port: number; readonly path: string }[] = [];
  let unreadable: string | null = null;
  for (const file of files) {
    const result = file.kind === 'read' ? findPortSetting(file.text, setting) : ({ kind: 'unreadable' } as const);
    if (result.kind === 'found') found.push({ port: result.port, path: file.path });
    else if (result.kind === 'unreadable') unreadable ??= file.path;
  }
  const [first] = found;
  if (first !== undefined) {
    return new Set(found.map(({ port }) => port)).size === 1
      ? { kind: 'found', ...first }
      : { kind: 'contradictory', paths: found.map(({ path }) => path) };
  }
  if (unreadable !== null) return { kind: 'unreadable', path: unreadable };
  return files.length === 0 ? { kind: 'no_file' } : { kind: 'absent', files: files.length };
}

/** Judges a setting: the same port on both sides, different ports, or no readable port. Pure. */
export function judgePortSetting(target: PortSettingTarget, finding: SettingFinding): ProbeResult {
  const { setting, expected, defaultPort } = target;
  if (finding.kind !== 'found') {
    return degraded('host.config_unreadable', { text: setting, explanation: whyUnread(target, finding) });
  }
  const { port, path } = finding;
  if (expected !== undefined && expected.port !== port) {
    return failed(['host.port_disagrees'], {
      text: setting,
      explanation: `${setting} is ${port} on this machine but ${expected.port} on ${expected.at}, so the two cannot connect.`,
      fix: `Set ${setting} in ${path} to ${expected.port}, as on ${expected.at}, restart the program, and allow that port between the machines.`,
      hints: [`Read from ${path}.`],
    });
  }
  const shared = expected === undefined ? '' : `, as on ${expected.at}`;
  return passed({
    explanation: `${setting} is ${port}${shared}.`,
    hints: [`Read from ${path}.`, ...(port === defaultPort ? [] : [`The default is ${defaultPort}.`])],
  });
}

function whyUnread(
  { setting, fileName, folders }: PortSettingTarget,
  finding: Exclude<SettingFinding, { kind: 'found' }>,
): string {
  switch (finding.kind) {
    case 'no_file':
      return `There is no ${fileName ?? 'configuration file'} in ${folders.join(' or ')}, so ${setting} is unknown.`;
    case 'absent':
      return `${setting} is in none of the ${finding.files} configuration files that were read.`;
    case 'unreadable':
      return `${finding.path} cannot be read or parsed, so ${setting} is unknown.`;
    case 'contradictory':
      return `${setting} has different values in ${finding.paths.join(' and ')}.`;
  }
}
