import type { HostRole } from '@sightline/spec';
import { unplannedOnly } from '../endpoint/plan-endpoint.ts';
import { localCheck } from '../local-check.ts';
import type { HostPlan } from '../plan.ts';
import { ofOtherPlatform, programsOf, runsProgramsOf } from '../plan-programs.ts';
import { givesPort, type LanEntry, type LanHost, type LanSubject, lanEntriesOf, tcpPortsOf } from './lan-entry.ts';

/** Where both sides set a port, the other side follows this one. */
const LEADING_ROLES: readonly HostRole[] = ['boh', 'caps'];

const FILE_NAME = /^[\w.-]+\.[a-z]{2,10}$/i;

/** Plans the check of the setting that overrides an entry's port: read on the host and compared with the leading side. */
export function planPortSetting(
  host: LanHost,
  lan: LanEntry,
  { setting, file }: NonNullable<LanSubject['configuredBy']>,
): HostPlan {
  const { pack, profile, site } = host;
  if (!runsProgramsOf(pack, site.platform)) return ofOtherPlatform(lan.entry, site.platform);
  const folders = outermost(programsOf({ ...host, platform: site.platform }).flatMap(folderOf)).slice(0, 10);
  const [defaultPort] = tcpPortsOf(lan);
  if (folders.length === 0 || defaultPort === undefined) {
    return unplannedOnly(lan.entry, 'not_probed_directly', `The pack does not name the folder of ${file}.`);
  }
  const expected = portOfLeadingSide(host, lan, defaultPort);
  const target = {
    kind: 'port_setting',
    setting,
    fileName: FILE_NAME.test(file) ? file : null,
    folders,
    defaultPort,
    ...(expected === null ? {} : { expected }),
  } as const;
  const check = localCheck(
    { entry: lan.entry, pack, profile },
    { part: `setting:${setting}`, target, scope: 'host', note: setting },
  );
  return { checks: [check], unplanned: [] };
}

function portOfLeadingSide(
  { pack, profile, role, site }: LanHost,
  lan: LanEntry,
  defaultPort: number,
): { port: number; at: string } | null {
  if (LEADING_ROLES.includes(role)) return null;
  const all = lanEntriesOf(pack, profile).filter((other) => other !== lan);
  for (const { name, role: theirs, portSettings } of site.neighbors) {
    if (!LEADING_ROLES.includes(theirs)) continue;
    for (const { subject } of givesPort(all, defaultPort, theirs)) {
      const port = subject.configuredBy === undefined ? undefined : portSettings[subject.configuredBy.setting];
      if (port !== undefined) return { port, at: name };
    }
  }
  return null;
}

function folderOf(path: string): string[] {
  const end = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
  return end > 0 ? [path.slice(0, end)] : [];
}

/** Returns the folders that are inside none of the others. */
function outermost(folders: readonly string[]): string[] {
  const isWithin = (inner: string, outer: string): boolean =>
    inner !== outer && inner.toLowerCase().startsWith(outer.toLowerCase()) && /[\\/]/.test(inner.charAt(outer.length));
  return [...new Set(folders)].filter((folder) => !folders.some((other) => isWithin(folder, other)));
}
