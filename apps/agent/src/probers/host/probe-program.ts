import { type Failure, formatBytes, type Target } from '@sightline/spec';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { type FileFacts, type HostSystem, isProgram, type RunningProgram, type ServiceState } from './host-system.ts';
import type { NetworkCardVerdict } from './network-card-watch.ts';

type ProgramTarget = Extract<Target, { kind: 'program' }>;

/** What was found about a program. */
export interface ProgramFacts {
  readonly file: FileFacts | null;
  /** Null if the host does not report it. */
  readonly running: readonly RunningProgram[] | null;
  /** Null if the list names no service. */
  readonly service: ServiceState | null;
  readonly hardware: NetworkCardVerdict;
}

/** Looks for a program's file, process and service. Does not reject. */
export async function probeProgram(
  target: ProgramTarget,
  system: HostSystem,
  judgeNetworkCard: () => NetworkCardVerdict,
): Promise<ProbeResult> {
  const programs = await system.programs([target.path]);
  return judgeProgram(target, {
    file: await system.fileFacts(target.path),
    running: programs?.filter((running) => isProgram(running, target.path, system.localPath)) ?? null,
    service: target.service === undefined ? null : await system.serviceState(target.service),
    hardware: target.hardwareId === undefined ? { kind: 'same' } : judgeNetworkCard(),
  });
}

/** Judges what was found about a program. Several failures can hold; a missing file explains the others. Pure. */
export function judgeProgram(target: ProgramTarget, facts: ProgramFacts): ProbeResult {
  const failures = failuresOf(facts);
  const [first, ...rest] = failures;
  const hints = [...hintsOf(target, facts)];
  if (first !== undefined) {
    const text = first.startsWith('host.service') ? (target.service ?? target.path) : target.path;
    return failed([first, ...rest], { text, explanation: whatIsWrong(target, facts, first), hints });
  }
  if (facts.hardware.kind === 'changed') {
    const { before, now } = facts.hardware;
    const explanation = `${target.path} is running, but the network card with the default route has MAC address ${now}, not ${before}.`;
    return degraded('host.hardware_changed', { text: target.path, explanation, hints });
  }
  return passed({ explanation: whatIsThere(target, facts), hints });
}

function failuresOf({ file, running, service }: ProgramFacts): Failure[] {
  const failures: Failure[] = [];
  if (file === null && (running?.length ?? 0) === 0) failures.push('host.file_missing');
  if (service === 'missing') failures.push('host.service_missing');
  if (service === 'stopped') failures.push('host.service_stopped');
  if (running?.length === 0) failures.push('host.process_missing');
  return failures;
}

function whatIsWrong({ path, service = '' }: ProgramTarget, { file }: ProgramFacts, failure: Failure): string {
  switch (failure) {
    case 'host.file_missing':
      return `${path} does not exist on this machine.`;
    case 'host.service_missing':
      return `${path} exists, but this machine has no service "${service}".`;
    case 'host.service_stopped':
      return `${path} exists, but its service "${service}" is not running.`;
    default:
      return file === null ? `${path} is not running.` : `${path} exists, but is not running.`;
  }
}

function whatIsThere({ path, service }: ProgramTarget, { file, running, service: state }: ProgramFacts): string {
  const parts: string[] = [];
  if (file !== null) parts.push(formatBytes(file.bytes));
  if (file?.version) parts.push(`version ${file.version}`);
  const detail = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const asService = service !== undefined && state === 'running' ? `, and its service "${service}" is running` : '';
  if (running === null) return `${path}${detail} exists${asService}.`;
  const pids = running.map(({ pid }) => pid).join(', ');
  return `${path}${detail} runs as process ${pids}${asService}.`;
}

function* hintsOf({ service }: ProgramTarget, { file, running, service: state }: ProgramFacts): Generator<string> {
  if (running === null) yield 'The agent cannot see whether the program is running.';
  if (state === 'unknown' && service !== undefined)
    yield `The agent cannot see whether the service "${service}" is running.`;
  const signature = file?.signature ?? null;
  if (signature === null) return;
  if (signature.signer === null) yield 'The file is not signed.';
  else yield `The file is signed by ${signature.signer}${signature.isValid ? '' : ', but the signature is not valid'}.`;
}
