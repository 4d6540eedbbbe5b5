import { diagnoseAgent } from '../doctor/diagnose-agent.ts';
import type { Finding } from '../doctor/finding.ts';

export interface DoctorOptions {
  readonly stateDir: string;
  readonly json?: boolean;
}

const LABELS = { ok: 'ok', note: 'note', problem: 'FAIL', unknown: '-' } as const;

/** Diagnoses the agent and its connection to the API, and prints the findings; returns the exit status: 0 no problem, 1 a problem. */
export async function runDoctor(
  options: DoctorOptions,
  environment: Readonly<Record<string, string | undefined>>,
): Promise<0 | 1> {
  const findings = await diagnoseAgent(options.stateDir, environment);
  process.stdout.write(
    options.json === true
      ? `${JSON.stringify({ schema: 'sightline.doctor.v1', findings }, null, 2)}\n`
      : findings.map(findingText).join(''),
  );
  return findings.some(({ kind }) => kind === 'problem') ? 1 : 0;
}

function findingText(finding: Finding): string {
  const line = `${LABELS[finding.kind].padEnd(6)}${finding.subject.padEnd(12)}${finding.text}\n`;
  return finding.kind === 'problem' ? `${line}${' '.repeat(18)}Fix: ${finding.fix}\n` : line;
}
