import { type Entry, PAYTRONIX_PACK } from '@sightline/spec';

const ENTRY_BY_ID = new Map<string, Entry>(PAYTRONIX_PACK.entries.map((entry) => [entry.id, entry]));

/** The entry of the list with that id; null when it is of a version that this console does not have. */
export function entryOf(entryId: string): Entry | null {
  return ENTRY_BY_ID.get(entryId) ?? null;
}
