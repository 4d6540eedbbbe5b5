import type { Entry, HostRole, Pack, Subject } from '@sightline/spec';
import { appliesToHost } from './applies-to.ts';
import { unplannedOnly } from './endpoint/plan-endpoint.ts';
import { localCheck, type PlannedEntry } from './local-check.ts';
import type { HostPlan } from './plan.ts';
import { runsWindowsPrograms } from './site.ts';

export interface ProgramEntry extends PlannedEntry {
  readonly role: HostRole;
  readonly platform: string | null;
}

type Of<Kind extends Subject['kind']> = Extract<Subject, { kind: Kind }>;

/** Paths are part of a target's key, and the database can index keys up to 2,700 bytes. */
const PROGRAMS_MAX = 6;

const WINDOWS_NAME = /^[a-z]:\\|\.exe$/i;

/** Plans a program by its path: one check for its file, process and service. */
export function planApplication(planned: ProgramEntry, { path, service, hardwareId }: Of<'application'>): HostPlan {
  if (!runsProgramsOf(planned.pack, planned.platform)) return ofOtherPlatform(planned.entry, planned.platform);
  const target = {
    kind: 'program',
    path,
    ...(service === undefined ? {} : { service }),
    ...(hardwareId === undefined ? {} : { hardwareId }),
  } as const;
  return { checks: [localCheck(planned, { part: 'program', target, scope: 'host' })], unplanned: [] };
}

/** Plans a program by its process name, or a service by its name. */
export function planRunning(planned: ProgramEntry, subject: Of<'process' | 'service'>): HostPlan {
  if (!runsProgramsOf(planned.pack, planned.platform)) return ofOtherPlatform(planned.entry, planned.platform);
  const { kind, name } = subject;
  return { checks: [localCheck(planned, { part: kind, target: { kind, name }, scope: 'host' })], unplanned: [] };
}

/** Plans a trusted signer, verified by the signatures of the programs that the same pack names. */
export function planSigner(planned: ProgramEntry, { signer }: Of<'code_signer'>): HostPlan {
  if (!runsProgramsOf(planned.pack, planned.platform)) return ofOtherPlatform(planned.entry, planned.platform);
  const programs = programsOf(planned);
  if (programs.length === 0) {
    return unplannedOnly(
      planned.entry,
      'not_probed_directly',
      'The pack names no program on this machine whose signature could be checked.',
    );
  }
  const target = { kind: 'code_signer', signer, programs } as const;
  return { checks: [localCheck(planned, { part: 'signer', target, scope: 'host' })], unplanned: [] };
}

/** Returns the programs that the pack names for this host, in order: paths and process names. */
export function programsOf({ pack, profile, role }: Omit<ProgramEntry, 'entry'>): string[] {
  const names = pack.entries
    .filter((entry) => appliesToHost(entry, profile, role))
    .flatMap(({ subject }) => {
      if (subject.kind === 'application') return [subject.path];
      return subject.kind === 'process' ? [subject.name] : [];
    });
  return [...new Set(names)].sort().slice(0, PROGRAMS_MAX);
}

/** Returns whether the pack's programs can run on the platform. A pack without programs runs anywhere. */
export function runsProgramsOf(pack: Pack, platform: string | null): boolean {
  return runsWindowsPrograms(platform) || !pack.entries.some(({ subject }) => namesWindows(subject));
}

function namesWindows(subject: Subject): boolean {
  if (subject.kind === 'application') return WINDOWS_NAME.test(subject.path);
  return subject.kind === 'process' && WINDOWS_NAME.test(subject.name);
}

/** Returns that an entry for Windows does not apply to a host on `platform`, for example `linux-x64`. */
export function ofOtherPlatform(entry: Entry, platform: string | null): HostPlan {
  return unplannedOnly(entry, 'other_platform', `Windows only; this machine runs ${systemName(platform)}.`);
}

function systemName(platform: string | null): string {
  if (platform?.startsWith('linux') === true) return 'Linux';
  return platform?.startsWith('darwin') === true ? 'macOS' : 'another system';
}
