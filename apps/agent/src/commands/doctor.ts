import { diagnoseAgent } from '../doctor/diagnose-agent.ts';
import type { Finding } from '../doctor/finding.ts';

export interface DoctorOptions {
  readonly stateDir: string;
  readonly json?: boolean;
}

const WORD = { well: 'ok', odd: 'note', wrong: 'WRONG', untold: '-' } as const;

/** Examines the agent and its way to the API and prints what was found; gives the exit status: 0 nothing is wrong, 1 something is. */
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
  return findings.some(({ kind }) => kind === 'wrong') ? 1 : 0;
}

function findingText(finding: Finding): string {
  const line = `${WORD[finding.kind].padEnd(6)}${finding.subject.padEnd(12)}${finding.says}\n`;
  return finding.kind === 'wrong' ? `${line}${' '.repeat(18)}First: ${finding.first}\n` : line;
}
