import type { Target } from '@sightline/spec';
import { failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { type HostSystem, isProgram } from './host-system.ts';

type Of<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

/** Checks whether a program runs, by process name. Does not reject. */
export async function probeProcess({ name }: Of<'process'>, system: HostSystem): Promise<ProbeResult> {
  const programs = await system.programs([name]);
  if (programs === null) return unknownResult(`whether ${name} runs`, name);
  const running = programs.find((program) => isProgram(program, name, system.localPath));
  return running === undefined
    ? failed(['host.process_missing'], { text: name, explanation: `${name} is not running on this machine.` })
    : passed({ explanation: `${name} runs as process ${running.pid}.` });
}

/** Checks whether a system service runs, by name. Does not reject. */
export async function probeService({ name }: Of<'service'>, system: HostSystem): Promise<ProbeResult> {
  switch (await system.serviceState(name)) {
    case 'running':
      return passed({ explanation: `The service "${name}" is running.` });
    case 'stopped':
      return failed(['host.service_stopped'], { text: name, explanation: `The service "${name}" is not running.` });
    case 'missing':
      return failed(['host.service_missing'], {
        text: name,
        explanation: `This machine has no service "${name}".`,
      });
    case 'unknown':
      return unknownResult(`whether the service "${name}" runs`, name);
  }
}

/** Returns the result for a fact that the agent cannot see. */
export function unknownResult(what: string, text: string): ProbeResult {
  return failed(['unknown.unclassified'], {
    text,
    explanation: `The agent cannot see ${what} on this machine.`,
    fix: `Check manually ${what}, and run the agent as the installer sets it up.`,
  });
}
