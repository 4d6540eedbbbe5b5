import { releaseVersionSchema, type UpdateEvent, updateEventSchema } from '@sightline/spec';
import { z } from 'zod';
import { readJsonFile, replaceFile } from '../state/atomic-file.ts';

const journalSchema = z.object({
  version: z.literal(1),
  /** The version that runs instead of the installed one; null if the installed one runs. */
  current: releaseVersionSchema.nullable(),
  /** The version before it, unless that was the installed one. */
  previous: releaseVersionSchema.nullable(),
  /** Starts of the current version since it last proved stable. */
  unsettledStarts: z.int().min(0),
  /** Versions that were refused or rolled back, and are never tried again. */
  givenUp: z.array(releaseVersionSchema).max(50),
  /** A version whose trial had no result because the API was unreachable; tried again from then on. */
  postponed: z.object({ release: releaseVersionSchema, until: z.iso.datetime() }).nullable(),
  /** Events not yet sent to the API, oldest first. */
  untold: z.array(updateEventSchema).max(20),
});

/** Which version runs on this host, and the outcome of others. Replaced as a whole: its rename is the switch. */
export type UpdateJournal = z.infer<typeof journalSchema>;

const EMPTY: UpdateJournal = {
  version: 1,
  current: null,
  previous: null,
  unsettledStarts: 0,
  givenUp: [],
  postponed: null,
  untold: [],
};

/** Reads the journal of a state directory; a missing or damaged one means that the installed version runs. */
export function readJournal(path: string): UpdateJournal {
  const content = readJsonFile(path, journalSchema);
  return content.kind === 'read' ? content.value : EMPTY;
}

/** Throws on disk errors: a switch that is not on disk has not happened. */
export function writeJournal(path: string, journal: UpdateJournal): void {
  replaceFile(path, `${JSON.stringify(journal)}\n`, { mode: 0o600, durable: true });
}

/** Returns the journal after a version failed: it is not tried again, and the API must be told. Pure. */
export function withGivenUp(journal: UpdateJournal, event: UpdateEvent): UpdateJournal {
  const givenUp = [...journal.givenUp.filter((release) => release !== event.release), event.release].slice(-50);
  return { ...withUntold(journal, event), givenUp };
}

/** Returns the journal after a version proved itself: it starts from now on. Pure. */
export function withSwitched(journal: UpdateJournal, event: UpdateEvent): UpdateJournal {
  const { untold } = withUntold(journal, event);
  return { ...journal, previous: journal.current, current: event.release, unsettledStarts: 0, postponed: null, untold };
}

function withUntold(journal: UpdateJournal, event: UpdateEvent): UpdateJournal {
  return { ...journal, untold: [...journal.untold, event].slice(-20) };
}
