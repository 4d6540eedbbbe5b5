import { logToStderr } from '../platform/log.ts';
import { stopSignal } from '../platform/stop-signal.ts';
import { ProgramStore } from '../self-update/program-store.ts';
import { systemSwitch } from '../self-update/program-switch.ts';
import { RELEASE_KEYS } from '../self-update/release-keys.ts';
import { runAsTrial } from '../self-update/run-as-trial.ts';
import { runWithUpdates } from '../self-update/run-with-updates.ts';
import { startCurrentVersion, type UpdateContext } from '../self-update/start-current-version.ts';
import { readAgentFile } from '../state/agent-file.ts';
import { lockHolder, takeLock } from '../state/lock-file.ts';
import { type StatePaths, statePaths } from '../state/state-dir.ts';
import type { PageSetting } from '../technician-page/open-page.ts';
import { UsageError } from './usage-error.ts';

export interface RunOptions {
  readonly stateDir: string;
  /** The port of the technician page, or `off`. */
  readonly page: string;
  /** Whether another version supervises this one and ends it. */
  readonly trial?: boolean;
}

/**
 * Runs the agent until SIGTERM or SIGINT, or starts the version it was updated to. Throws a UsageError if the agent is not
 * enrolled or already running.
 */
export async function runAgent(options: RunOptions, environment: NodeJS.ProcessEnv): Promise<void> {
  const { stateDir } = options;
  const page = readPageSetting(options.page);
  const paths = statePaths(stateDir);
  const agent = readAgentFile(paths.agent);
  if (agent === null) throw new UsageError(`${stateDir} is not enrolled; run "sightline-agent enroll" first`);
  const run = { agent, page, stop: stopSignal(), lock: () => lockState(paths) };
  if (options.trial === true) {
    await runAsTrial({ ...run, paths, log: logToStderr });
    return;
  }
  const guardian = lockHolder(paths.guardian);
  if (guardian !== null) throw new UsageError(`an update is on trial on ${stateDir} (process ${guardian})`);
  const store = new ProgramStore(paths.versions, RELEASE_KEYS);
  // Passed through the environment, not as an argument, which an older version might reject.
  const programs = systemSwitch({ ...environment, SIGHTLINE_AGENT_PAGE: options.page });
  const context: UpdateContext = { paths, store, programs, log: logToStderr };
  if (RELEASE_KEYS.length > 0) await startCurrentVersion(context);
  await runWithUpdates({ ...run, context });
}

function lockState({ dir, lock: path }: StatePaths): () => void {
  const lock = takeLock(path);
  if (lock.kind === 'taken') throw new UsageError(`another agent (process ${lock.pid}) is running on ${dir}`);
  if (lock.kind === 'unlockable') logToStderr(`cannot lock ${dir}; continuing without a lock`);
  return () => {
    if (lock.kind === 'held') lock.release();
  };
}

function readPageSetting(text: string): PageSetting {
  if (text === 'off') return { kind: 'off' };
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new UsageError(`--page "${text}" must be a port or "off"`);
  return { kind: 'on', port };
}
