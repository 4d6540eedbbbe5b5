import { errorMessage } from '../platform/log.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { takeLock } from '../state/lock-file.ts';
import type { UpdateContext } from './start-current-version.ts';
import { superviseTrial, type TrialOptions, type TrialVerdict } from './supervise-trial.ts';
import { readJournal, type UpdateJournal, withGivenUp, withSwitched, writeJournal } from './update-journal.ts';
import { eventOf, type ReadyRelease } from './updater.ts';

/** A trial without a result, because the API did not answer, is repeated after an hour. */
const POSTPONED_MS = 3_600_000;

export interface TryOptions {
  readonly ready: ReadyRelease;
  readonly withinMs: number;
  readonly stop: AbortSignal;
  readonly apiAnswers: () => Promise<boolean>;
}

/**
 * Tries a version in place of this one, which has stopped and released its lock. Does not return if the trial succeeds.
 * `go_on`: it failed, and this version must run again. `stop`: this process was told to stop.
 */
export async function tryRelease(context: UpdateContext, options: TryOptions): Promise<'go_on' | 'stop'> {
  const { paths, log } = context;
  const { release, program } = options.ready;
  const guardian = takeLock(paths.guardian);
  if (guardian.kind !== 'held') {
    log(`cannot try version ${release}: the trial cannot be supervised`);
    return 'go_on';
  }
  log(`trying version ${release}, supervised by ${AGENT_VERSION}`);
  const trial: TrialOptions = {
    ...options,
    ...{ program, release, stateDir: paths.dir, proofPath: paths.trial },
    environment: context.programs.environment,
  };
  const next = settleSafely(context, options.ready, await superviseTrial(trial));
  guardian.release();
  return next === 'start_over' ? context.programs.startOver(program, paths.dir) : next;
}

type Next = 'start_over' | 'go_on' | 'stop';

/** If the disk cannot store the journal, nothing has changed, and this version continues. */
function settleSafely(context: UpdateContext, ready: ReadyRelease, verdict: TrialVerdict): Next {
  try {
    return settle(context, ready, verdict);
  } catch (error) {
    context.log(`cannot save the result of version ${ready.release}: ${errorMessage(error)}`);
    return 'go_on';
  }
}

function settle(context: UpdateContext, { release, program }: ReadyRelease, verdict: TrialVerdict): Next {
  const { paths, programs, store, log } = context;
  const journal = readJournal(paths.update);
  switch (verdict.kind) {
    case 'proved':
      log(`version ${release} has reported and takes over`);
      programs.putInPlace(program);
      writeJournal(paths.update, withSwitched(journal, eventOf(release, 'updated', 'reported')));
      return 'start_over';
    case 'failed':
      log(`version ${release} is rolled back (${verdict.reason}); it will not be tried again`);
      writeJournal(paths.update, withGivenUp(journal, eventOf(release, 'rolled_back', verdict.reason)));
      store.keepOnly([journal.current, journal.previous]);
      return 'go_on';
    case 'inconclusive':
      log(`the API does not answer; version ${release} will be tried again in an hour`);
      writeJournal(paths.update, postponed(journal, release));
      return 'go_on';
    case 'stopped':
      return 'stop';
  }
}

function postponed(journal: UpdateJournal, release: string): UpdateJournal {
  return { ...journal, postponed: { release, until: new Date(Date.now() + POSTPONED_MS).toISOString() } };
}
