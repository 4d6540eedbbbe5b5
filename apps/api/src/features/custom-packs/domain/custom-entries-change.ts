import { type CellFault, customEntryId, readCustomEntry } from '@sightline/allowlist';
import { CUSTOM_ENTRIES_MAX, type CustomEntryDraft, type Entry } from '@sightline/spec';
import type { CustomPackState } from './custom-pack-change.ts';

/** The pack of custom entries before a change. */
type CustomEntriesState = Pick<CustomPackState, 'newest' | 'inForce'>;

/** The entries after a change, or the reason for refusing it. */
export type CustomEntriesChange =
  | { readonly kind: 'entries'; readonly entryId: string; readonly version: number; readonly entries: readonly Entry[] }
  /** The last entry is gone. */
  | { readonly kind: 'emptied' }
  | { readonly kind: 'refused'; readonly reason: 'invalid'; readonly faults: readonly CellFault[] }
  | { readonly kind: 'refused'; readonly reason: 'unknown_entry' | 'too_many' };

/** Adds an entry, or replaces the one with `entryId`, which keeps its place and id. Pure. */
export function withEntry(
  state: CustomEntriesState,
  draft: CustomEntryDraft,
  entryId: string | null,
): CustomEntriesChange {
  const entries = state.inForce?.entries ?? [];
  const index = entryId === null ? entries.length : entries.findIndex(({ id }) => id === entryId);
  if (index === -1) return { kind: 'refused', reason: 'unknown_entry' };
  if (index >= CUSTOM_ENTRIES_MAX) return { kind: 'refused', reason: 'too_many' };
  const taken = new Set([...entries, ...(state.newest?.entries ?? [])].map(({ id }) => id));
  const id = entryId ?? customEntryId(draft.title, taken);
  const reading = readCustomEntry(draft, { id, place: index + 1 });
  if (reading.kind === 'refused') return { kind: 'refused', reason: 'invalid', faults: reading.faults };
  return {
    kind: 'entries',
    entryId: id,
    version: nextVersion(state),
    entries: entries.toSpliced(index, 1, reading.entry),
  };
}

/** Removes an entry. Pure. */
export function withoutEntry(state: CustomEntriesState, entryId: string): CustomEntriesChange {
  const entries = state.inForce?.entries ?? [];
  const rest = entries.filter(({ id }) => id !== entryId);
  if (rest.length === entries.length) return { kind: 'refused', reason: 'unknown_entry' };
  return rest.length === 0
    ? { kind: 'emptied' }
    : { kind: 'entries', entryId, version: nextVersion(state), entries: rest };
}

function nextVersion({ newest }: CustomEntriesState): number {
  return (newest?.version ?? 0) + 1;
}
