import { startAgent } from '../agent/agent.ts';
import { errorMessage, type Log } from '../platform/log.ts';
import { whenAborted } from '../platform/stop-signal.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import type { AgentFile } from '../state/agent-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import type { PageSetting } from '../technician-page/open-page.ts';
import { writeTrialProof } from './trial-proof.ts';

/** The input for running the agent, both normally and on trial. */
export interface RunContext {
  readonly agent: AgentFile;
  readonly page: PageSetting;
  /** Aborts when this process must stop. */
  readonly stop: AbortSignal;
  /** Locks the state directory and returns a function to release it. Throws if it is locked. */
  readonly lock: () => () => void;
}

export interface TrialRunOptions extends RunContext {
  readonly paths: StatePaths;
  readonly log: Log;
}

const LOOK_MS = 1_000;

/** Runs as a version on trial: records when a report of its own is accepted, and ends no later than its supervisor. */
export async function runAsTrial({ paths, log, agent, page, stop, lock }: TrialRunOptions): Promise<void> {
  const unlock = lock();
  let isProved = false;
  const running = startAgent({
    ...{ paths, agent, log, page },
    onAccepted: (_, isOwn) => {
      if (isOwn) isProved ||= tryToProve(paths, log);
    },
  });
  await Promise.race([whenAborted(stop), guardianGone(paths.guardian)]);
  await running.stop();
  unlock();
}

function tryToProve(paths: StatePaths, log: Log): boolean {
  try {
    writeTrialProof(paths.trial, AGENT_VERSION);
    return true;
  } catch (error) {
    log(`cannot write the proof of this trial: ${errorMessage(error)}`);
    return false;
  }
}

/** Two versions must never run on one state directory, and without a supervisor nobody would end this one. */
function guardianGone(path: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lockHolder(path) !== null) return;
      clearInterval(timer);
      resolve();
    }, LOOK_MS);
  });
}
