import { startAgent } from '../agent.ts';
import type { PagePlace } from '../local-page/open-page.ts';
import { logToStderr } from '../log.ts';
import { readAgentFile } from '../state/agent-file.ts';
import { takeLock } from '../state/lock-file.ts';
import { statePaths } from '../state/state-dir.ts';
import { UsageError } from './usage-error.ts';

export interface RunOptions {
  readonly stateDir: string;
  /** The port of the technician's page, or `off`. */
  readonly page: string;
}

/** Runs the agent until SIGTERM or SIGINT. Throws a UsageError when it is not enrolled or already runs. */
export async function runAgent({ stateDir, page }: RunOptions): Promise<void> {
  const place = readPagePlace(page);
  const paths = statePaths(stateDir);
  const agent = readAgentFile(paths.agent);
  if (agent === null) throw new UsageError(`${stateDir} holds no enrolment: run "sightline-agent enroll" first`);
  const lock = takeLock(paths.lock);
  if (lock.kind === 'taken') throw new UsageError(`another agent (process ${lock.pid}) runs on ${stateDir}`);
  if (lock.kind === 'unlockable') logToStderr(`no lock can be taken on ${stateDir}; going on without one`);

  const running = startAgent({ paths, agent, log: logToStderr, page: place, onAccepted: () => undefined });
  const signal = await stopSignal();
  logToStderr(`${signal}: stopping`);
  await running.stop();
  if (lock.kind === 'held') lock.release();
  logToStderr('stopped');
}

function readPagePlace(text: string): PagePlace {
  if (text === 'off') return { kind: 'off' };
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--page "${text}" is not a port or "off"`);
  return { kind: 'on', port };
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
