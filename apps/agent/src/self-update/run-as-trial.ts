import { startAgent } from '../agent/agent.ts';
import { type Log, textOfThrown } from '../platform/log.ts';
import { holderOf } from '../state/lock-file.ts';
import type { StatePaths } from '../state/state-dir.ts';
import { aborted } from '../platform/stop-signal.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import type { RunContext } from './run-context.ts';
import { writeTrialProof } from './trial-proof.ts';

export interface TrialRunOptions extends RunContext {
  readonly paths: StatePaths;
  readonly log: Log;
}

const LOOK_MS = 1_000;

/** Runs as a version on trial: says so once a report of its own is accepted, and ends with its guardian at the latest. */
export async function runOnTrial({ paths, log, agent, page, stop, lock }: TrialRunOptions): Promise<void> {
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
    log(`the proof of this trial cannot be written: ${textOfThrown(error)}`);
    return false;
  }
}

/** Two versions must never run on one state directory: without a guardian nobody would end this one. */
function guardianGone(path: string): Promise<void> {
  return new Promise((resolve) => {
    const timer = setInterval(() => {
      if (holderOf(path) !== null) return;
      clearInterval(timer);
      resolve();
    }, LOOK_MS);
  });
}
