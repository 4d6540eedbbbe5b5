import type { Failure, Target } from '@sightline/spec';
import { degraded, failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { type FileFacts, type HostSystem, isProgram, type RunningProgram, type ServiceState } from './host-system.ts';
import type { NetworkCardVerdict } from './network-card-watch.ts';

type ProgramTarget = Extract<Target, { kind: 'program' }>;

/** What was found of a program. */
export interface ProgramFacts {
  readonly file: FileFacts | null;
  /** Null where the machine does not tell. */
  readonly running: readonly RunningProgram[] | null;
  /** Null where the list names no service. */
  readonly service: ServiceState | null;
  readonly hardware: NetworkCardVerdict;
}

/** Looks for a program's file, its process and its service. Does not reject. */
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

/** Decides what was found of a program. Several failures may hold; a file that is missing explains the rest. Pure. */
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
    const explanation = `${target.path} runs, but the network card that leads out of the store has the MAC address ${now} and no longer ${before}.`;
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
      return `There is no file ${path} on this machine.`;
    case 'host.service_missing':
      return `${path} is there, but this machine has no service "${service}".`;
    case 'host.service_stopped':
      return `${path} is there, but its service "${service}" does not run.`;
    default:
      return file === null ? `Nothing runs ${path}.` : `${path} is there, but no process runs it.`;
  }
}

function whatIsThere({ path, service }: ProgramTarget, { file, running, service: state }: ProgramFacts): string {
  const parts: string[] = [];
  if (file !== null) parts.push(sizeText(file.bytes));
  if (file?.version) parts.push(`version ${file.version}`);
  const detail = parts.length === 0 ? '' : ` (${parts.join(', ')})`;
  const asService = service !== undefined && state === 'running' ? `, its service "${service}" as well` : '';
  if (running === null) return `${path}${detail} is there${asService}.`;
  const pids = running.map(({ pid }) => pid).join(', ');
  return `${path}${detail} runs as process ${pids}${asService}.`;
}

function* hintsOf({ service }: ProgramTarget, { file, running, service: state }: ProgramFacts): Generator<string> {
  if (running === null) yield 'Whether the program runs, this machine did not tell.';
  if (state === 'untold' && service !== undefined)
    yield `Whether the service "${service}" runs, this machine did not tell.`;
  const signature = file?.signature ?? null;
  if (signature === null) return;
  if (signature.signer === null) yield 'The file carries no signature.';
  else
    yield `The file is signed by ${signature.signer}${signature.isValid ? '' : ', and the signature does not hold'}.`;
}

function sizeText(bytes: number): string {
  return bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KiB` : `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
