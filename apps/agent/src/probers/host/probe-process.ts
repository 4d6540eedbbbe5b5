import type { Target } from '@sightline/spec';
import { failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { type HostSystem, isProgram, type Signature } from './host-system.ts';

type Of<Kind extends Target['kind']> = Extract<Target, { kind: Kind }>;

/** Whether a program runs, by the name of its process. Does not reject. */
export async function probeProcess({ name }: Of<'process'>, system: HostSystem): Promise<ProbeResult> {
  const programs = await system.programs([name]);
  if (programs === null) return untold(`whether ${name} runs`, name);
  const running = programs.find((program) => isProgram(program, name, system.localPath));
  return running === undefined
    ? failed(['host.process_missing'], { text: name, explanation: `No process ${name} runs on this machine.` })
    : passed({ explanation: `${name} runs as process ${running.pid}.` });
}

/** Whether a service of the system runs, by its name. Does not reject. */
export async function probeService({ name }: Of<'service'>, system: HostSystem): Promise<ProbeResult> {
  switch (await system.serviceState(name)) {
    case 'running':
      return passed({ explanation: `The service "${name}" runs.` });
    case 'stopped':
      return failed(['host.service_stopped'], { text: name, explanation: `The service "${name}" does not run.` });
    case 'missing':
      return failed(['host.service_missing'], {
        text: name,
        explanation: `This machine has no service "${name}".`,
      });
    case 'untold':
      return untold(`whether the service "${name}" runs`, name);
  }
}

/** Whether programs carry a signature of the signer that is to be trusted. Does not reject. */
export async function probeSigner({ signer, programs }: Of<'code_signer'>, system: HostSystem): Promise<ProbeResult> {
  const found: { readonly program: string; readonly signature: Signature | null }[] = [];
  for (const program of programs) {
    const path = await pathOf(program, system);
    const facts = path === null ? null : await system.fileFacts(path);
    if (facts !== null) found.push({ program, signature: facts.signature });
  }
  const wrong = found.filter(({ signature }) => signature !== null && !isBy(signature, signer));
  const [first] = wrong;
  if (first !== undefined) {
    const by = first.signature?.signer ?? null;
    const what =
      by === null
        ? 'is not signed'
        : `is signed by ${by}${isNamed(by, signer) ? ', and the signature does not hold' : ''}`;
    return failed(['host.signature_wrong'], {
      text: signer,
      explanation: `${first.program} ${what}; ${signer} is to be trusted.`,
    });
  }
  const right = found.filter(({ signature }) => signature !== null);
  if (right.length > 0) {
    return passed({ explanation: `Signed by ${signer}: ${right.map(({ program }) => program).join(', ')}.` });
  }
  const why = found.length === 0 ? 'none of its programs is on this machine' : 'this machine does not tell signatures';
  return failed(['unknown.unclassified'], {
    text: signer,
    explanation: `Whether programs are signed by ${signer} cannot be told: ${why}.`,
    fix: 'Install the programs that the list names, or compare their signatures by hand.',
  });
}

function untold(what: string, text: string): ProbeResult {
  return failed(['unknown.unclassified'], {
    text,
    explanation: `This machine does not tell the agent ${what}.`,
    fix: `See by hand ${what}, and let the agent run as the installer sets it up.`,
  });
}

/** A program of which the list gives only the name of its process is where it runs. */
async function pathOf(program: string, system: HostSystem): Promise<string | null> {
  if (/[\\/]/.test(program)) return program;
  const running = await system.programs([program]);
  return running?.find((one) => isProgram(one, program, system.localPath))?.path ?? null;
}

function isBy(signature: Signature, signer: string): boolean {
  return signature.isValid && signature.signer !== null && isNamed(signature.signer, signer);
}

function isNamed(actual: string, wanted: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  return plain(actual).includes(plain(wanted));
}
