import { type AddressOutcome, type CheckDocument, PHASES, type Phase, type PhasesMs } from '@sightline/spec';

/** A check document for a person at a terminal: the verdict, a line per phase of each address, what to do. */
export function checkText(document: CheckDocument, phasesMs: PhasesMs): string {
  const verdict = document.failure === null ? 'PASS' : `${document.outcome.toUpperCase()} ${document.failure}`;
  const lines = [`${verdict}  ${document.target}`, ''];
  if (document.addresses.length === 0) lines.push(phaseLine('resolve', phasesMs.resolve, document.failure));
  for (const address of document.addresses) lines.push(...addressLines(address), '');
  lines.push(document.explanation);
  if (document.outcome !== 'pass') lines.push(`Fix: ${document.fix}`);
  for (const hint of document.hints) lines.push(`Hint: ${hint}`);
  return `${lines.join('\n')}\n`;
}

function addressLines(address: AddressOutcome): string[] {
  const lines = [`  ${address.address} (IPv${address.family})`];
  for (const phase of PHASES) {
    const ms = address.phasesMs[phase];
    const failsHere = address.failure?.startsWith(`${phase}.`) ?? false;
    if (ms !== null || failsHere) lines.push(phaseLine(phase, ms, failsHere ? address.failure : null));
  }
  return lines;
}

function phaseLine(phase: Phase, ms: number | null, failure: string | null): string {
  const duration = ms === null ? '' : `${ms.toFixed(1)} ms`;
  return `    ${phase.padEnd(9)} ${duration.padStart(11)}  ${failure ?? 'ok'}`;
}
