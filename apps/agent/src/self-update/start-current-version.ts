import { errorMessage, type Log } from '../platform/log.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { isOwnFolder, type StatePaths } from '../state/state-dir.ts';
import { decideStart } from './decide-start.ts';
import type { ProgramStore } from './program-store.ts';
import type { ProgramSwitch } from './program-switch.ts';
import { readJournal, type UpdateJournal, withGivenUp, writeJournal } from './update-journal.ts';
import { eventOf } from './updater.ts';

export interface UpdateContext {
  readonly paths: StatePaths;
  readonly store: ProgramStore;
  readonly programs: ProgramSwitch;
  readonly log: Log;
}

/**
 * Starts the right version: does not return if that is another one. On any error the started version keeps running, because
 * a running agent is worth more than a newer one.
 */
export async function startCurrentVersion(context: UpdateContext): Promise<void> {
  // Another user could place a program there that we would then run as ourselves.
  if (!isOwnFolder(context.paths.dir)) return;
  try {
    const journal = readJournal(context.paths.update);
    context.store.keepOnly([journal.current, journal.previous]);
    await step(context, journal);
  } catch (error) {
    context.log(`cannot start another version: ${errorMessage(error)}`);
  }
}

async function step(context: UpdateContext, journal: UpdateJournal): Promise<void> {
  const { paths, store, programs, log } = context;
  const start = decideStart(journal, AGENT_VERSION, programs.place);
  switch (start.kind) {
    case 'run':
      if (journal.current !== null && journal.current !== AGENT_VERSION) forgetOlder(context, journal);
      return;
    case 'run_counted':
      writeJournal(paths.update, { ...journal, unsettledStarts: journal.unsettledStarts + 1 });
      return;
    case 'fall_back':
      log(`version ${start.from} crashes after every start; going back to the previous version`);
      await fallBack(context, journal, start.from);
      return;
    case 'hand_over': {
      const program = await store.find(start.version);
      if (program === null) {
        log(`version ${start.version} is missing or damaged; going back to the previous version`);
        await fallBack(context, journal, start.version);
        return;
      }
      writeJournal(paths.update, { ...journal, unsettledStarts: journal.unsettledStarts + 1 });
      programs.startOver(program, paths.dir);
    }
  }
}

/** Someone installed a version newer than the updated one, which is no longer needed. */
function forgetOlder({ paths, store }: UpdateContext, journal: UpdateJournal): void {
  writeJournal(paths.update, { ...journal, current: null, previous: null, unsettledStarts: 0 });
  store.keepOnly([]);
}

async function fallBack(context: UpdateContext, journal: UpdateJournal, from: string): Promise<void> {
  const { paths, programs } = context;
  const fallen: UpdateJournal = { ...journal, current: journal.previous, previous: null, unsettledStarts: 0 };
  const settled = withGivenUp(fallen, eventOf(from, 'rolled_back', 'crash_loop'));
  writeJournal(paths.update, settled);
  if (programs.place === 'beside') {
    await step(context, settled);
    return;
  }
  if (programs.putBack()) programs.startOver('', paths.dir);
}
