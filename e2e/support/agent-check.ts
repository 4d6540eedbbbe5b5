import { execFile } from 'node:child_process';
import { AGENT_COMMAND } from '../../scripts/stack/agent-command.ts';

const RUN_MS_MAX = 60_000;

/** What one run of the agent's command line left. */
export interface AgentRun {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built agent as a technician would. Rejects only when it cannot be started or has to be killed. */
export function runAgent(args: readonly string[]): Promise<AgentRun> {
  return new Promise((resolve, reject) => {
    const { file, args: start } = AGENT_COMMAND;
    execFile(file, [...start, ...args], { timeout: RUN_MS_MAX }, (error, stdout, stderr) => {
      if (error === null) resolve({ status: 0, stdout, stderr });
      else if (typeof error.code === 'number') resolve({ status: error.code, stdout, stderr });
      else reject(new Error(`sightline-agent ${args.join(' ')}`, { cause: error }));
    });
  });
}
