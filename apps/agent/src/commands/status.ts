import { readAgentFile } from '../state/agent-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { readStatusFile } from '../state/status-file.ts';
import { buildTechnicianView } from '../technician-view/build-technician-view.ts';
import { hostZone } from '../technician-view/local-time.ts';
import { summaryText } from '../technician-view/summary-text.ts';
import { UsageError } from './usage-error.ts';

export interface StatusOptions {
  readonly stateDir: string;
  readonly json?: boolean;
}

/**
 * Prints the state of the agent and its latest results, worded as on the technician page; `--json` adds the status file as
 * `status`. Neither contains the host key. Throws a UsageError if the state directory is not enrolled.
 */
export function runStatus(options: StatusOptions): void {
  const paths = statePaths(options.stateDir);
  const agent = readAgentFile(paths.agent);
  if (agent === null) throw new UsageError(`${options.stateDir} is not enrolled; run "sightline-agent enroll" first`);
  const status = readStatusFile(paths.status);
  const now = new Date();
  const view = buildTechnicianView({ agent, status, pid: lockHolder(paths.lock), zone: hostZone(now), now });
  process.stdout.write(options.json === true ? `${JSON.stringify({ ...view, status }, null, 2)}\n` : summaryText(view));
}
