import { type CellFault, customEntryId, readCustomEntry } from '@sightline/allowlist';
import { CUSTOM_ENTRIES_MAX, type CustomEntryDraft, type Entry, type Pack } from '@sightline/spec';

/** What stands of the list of own entries before it is changed. */
interface CustomEntriesNow {
  readonly newest: Pack | null;
  readonly inForce: Pack | null;
}

/** The entries of the list after a change, or why it is not made. */
export type CustomEntriesChange =
  | { readonly kind: 'entries'; readonly entryId: string; readonly version: number; readonly entries: readonly Entry[] }
  /** Nothing is left of the list. */
  | { readonly kind: 'emptied' }
  | { readonly kind: 'refused'; readonly reason: 'invalid'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'refused'; readonly reason: 'unknown_entry' | 'too_many' };

/** Adds an entry, or puts one in the place of another: the place in the list and the id stay. Pure. */
export function withEntry(now: CustomEntriesNow, draft: CustomEntryDraft, entryId: string | null): CustomEntriesChange {
  const entries = now.inForce?.entries ?? [];
  const index = entryId === null ? entries.length : entries.findIndex(({ id }) => id === entryId);
  if (index === -1) return { kind: 'refused', reason: 'unknown_entry' };
  if (index >= CUSTOM_ENTRIES_MAX) return { kind: 'refused', reason: 'too_many' };
  const taken = new Set([...entries, ...(now.newest?.entries ?? [])].map(({ id }) => id));
  const id = entryId ?? customEntryId(draft.title, taken);
  const reading = readCustomEntry(draft, { id, place: index + 1 });
  if (reading.kind === 'refused') return { kind: 'refused', reason: 'invalid', faults: reading.faults };
  return {
    kind: 'entries',
    entryId: id,
    version: versionNext(now),
    entries: entries.toSpliced(index, 1, reading.entry),
  };
}

/** Takes an entry away. Pure. */
export function withoutEntry(now: CustomEntriesNow, entryId: string): CustomEntriesChange {
  const entries = now.inForce?.entries ?? [];
  const rest = entries.filter(({ id }) => id !== entryId);
  if (rest.length === entries.length) return { kind: 'refused', reason: 'unknown_entry' };
  return rest.length === 0
    ? { kind: 'emptied' }
    : { kind: 'entries', entryId, version: versionNext(now), entries: rest };
}

function versionNext({ newest }: CustomEntriesNow): number {
  return (newest?.version ?? 0) + 1;
}
