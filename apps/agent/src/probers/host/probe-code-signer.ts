import type { Target } from '@sightline/spec';
import { failed, passed } from '../local-result.ts';
import type { ProbeResult } from '../probe-result.ts';
import { type FileSignature, type HostSystem, isProgram } from './host-system.ts';

type CodeSignerTarget = Extract<Target, { kind: 'code_signer' }>;

/** Checks whether programs are signed by the trusted signer. Does not reject. */
export async function probeCodeSigner(
  { signer, programs }: CodeSignerTarget,
  system: HostSystem,
): Promise<ProbeResult> {
  const found: { readonly program: string; readonly signature: FileSignature | null }[] = [];
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
        : `is signed by ${by}${isNamed(by, signer) ? ', but the signature is not valid' : ''}`;
    return failed(['host.signature_wrong'], {
      text: signer,
      explanation: `${first.program} ${what}; the trusted signer is ${signer}.`,
    });
  }
  const right = found.filter(({ signature }) => signature !== null);
  if (right.length > 0) {
    return passed({ explanation: `Signed by ${signer}: ${right.map(({ program }) => program).join(', ')}.` });
  }
  const why = found.length === 0 ? 'none of its programs are on this machine' : 'the agent cannot read signatures here';
  return failed(['unknown.unclassified'], {
    text: signer,
    explanation: `Cannot tell whether programs are signed by ${signer}: ${why}.`,
    fix: 'Install the programs on the list, or check their signatures manually.',
  });
}

/** If the list gives only a process name, finds the program's path through its running process. */
async function pathOf(program: string, system: HostSystem): Promise<string | null> {
  if (/[\\/]/.test(program)) return program;
  const running = await system.programs([program]);
  return running?.find((one) => isProgram(one, program, system.localPath))?.path ?? null;
}

function isBy(signature: FileSignature, signer: string): boolean {
  return signature.isValid && signature.signer !== null && isNamed(signature.signer, signer);
}

function isNamed(actual: string, wanted: string): boolean {
  const plain = (name: string): string => name.toLowerCase().replaceAll(/[^a-z0-9]+/g, '');
  return plain(actual).includes(plain(wanted));
}
