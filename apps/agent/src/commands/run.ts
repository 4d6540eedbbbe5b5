import { startAgent } from '../agent.ts';
import { logToStderr } from '../log.ts';
import { readAgentFile } from '../state/agent-file.ts';
import { takeLock } from '../state/lock-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { UsageError } from './usage-error.ts';

/** Runs the agent until SIGTERM or SIGINT. Throws a UsageError when it is not enrolled or already runs. */
export async function runAgent(stateDir: string): Promise<void> {
  const paths = statePaths(stateDir);
  const agent = readAgentFile(paths.agent);
  if (agent === null) throw new UsageError(`${stateDir} holds no enrolment: run "sightline-agent enroll" first`);
  const lock = takeLock(paths.lock);
  if (lock.kind === 'taken') throw new UsageError(`another agent (process ${lock.pid}) runs on ${stateDir}`);
  if (lock.kind === 'unlockable') logToStderr(`no lock can be taken on ${stateDir}; going on without one`);

  const running = startAgent(paths, agent, logToStderr);
  const signal = await stopSignal();
  logToStderr(`${signal}: stopping`);
  await running.stop();
  if (lock.kind === 'held') lock.release();
  logToStderr('stopped');
}

function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      process.on(signal, () => {
        resolve(signal);
      });
    }
  });
}
