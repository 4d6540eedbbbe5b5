import { startAgent } from '../agent/agent.ts';
import { errorMessage, type Log } from '../platform/log.ts';
import { aborted } from '../platform/stop-signal.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import type { AgentFile } from '../state/agent-file.ts';
import { lockHolder } from '../state/lock-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import type { PageSetting } from '../technician-page/open-page.ts';
import { writeTrialProof } from './trial-proof.ts';

/** What both ways of running the agent, in charge and on trial, are given. */
export interface RunContext {
  readonly agent: AgentFile;
  readonly page: PageSetting;
  /** Aborted when this process is to stop. */
  readonly stop: AbortSignal;
  /** Takes the lock of the state directory and gives the way to release it. Throws when it is taken. */
  readonly lock: () => () => void;
}

export interface TrialRunOptions extends RunContext {
  readonly paths: StatePaths;
  readonly log: Log;
}

const LOOK_MS = 1_000;

/** Runs as a version on trial: says so once a report of its own is accepted, and ends with its guardian at the latest. */
export async function runAsTrial({ paths, log, agent, page, stop, lock }: TrialRunOptions): Promise<void> {
  const unlock = lock();
  let isProved = false;
  const running = startAgent({
    ...{ paths, agent, log, page },
    onAccepted: (_, isOwn) => {
      if (isOwn) isProved ||= tryToProve(paths, log);
    },
  });
  await Promise.race([aborted(stop), guardianGone(paths.guardian)]);
  await running.stop();
  unlock();
}

function tryToProve(paths: StatePaths, log: Log): boolean {
  try {
    writeTrialProof(paths.trial, AGENT_VERSION);
    return true;
  } catch (error) {
    log(`the proof of this trial cannot be written: ${errorMessage(error)}`);
    return false;
  }
}

/** Two versions must never run on one state directory: without a guardian nobody would end this one. */
function guardianGone(path: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (lockHolder(path) !== null) return;
      clearInterval(timer);
      resolve();
    }, LOOK_MS);
  });
}
