import type { Entry, Pack } from '@sightline/spec';
import { ENTRY_FIELDS, type EntryField, SUBSTANCE_FIELDS } from '@sightline/spec';

/** An entry in both versions, and the fields that differ. */
export interface EntryChange {
  readonly entryId: string;
  readonly before: Entry;
  readonly after: Entry;
  readonly fields: readonly EntryField[];
}

/** An entry that a version no longer has. */
export interface Tombstone {
  readonly entryId: string;
  readonly entry: Entry;
  readonly removedInVersion: number;
  readonly text: string;
}

/** Two entries with the same content and different ids: history breaks unless the author meant two entries. */
export interface SuspectedRename {
  readonly removedId: string;
  readonly addedId: string;
}

export type PackDiff =
  | {
      readonly kind: 'diff';
      readonly added: readonly Entry[];
      readonly removed: readonly Tombstone[];
      /** Entries changed in substance. An entry that is also newly deprecated is in both lists. */
      readonly changed: readonly EntryChange[];
      /** Wording only, no action. */
      readonly reworded: readonly EntryChange[];
      /** Newly deprecated. */
      readonly deprecated: readonly Entry[];
      readonly unchangedCount: number;
      readonly suspectedRenames: readonly SuspectedRename[];
    }
  | { readonly kind: 'incomparable'; readonly reason: 'other_pack' | 'not_newer' };

/**
 * Compares two versions of a pack by entry id; an id never changes its meaning.
 *
 * Each list is in the order of the version that has the entries. Pure.
 */
export function diffPacks(before: Pack, after: Pack): PackDiff {
  if (before.id !== after.id) return { kind: 'incomparable', reason: 'other_pack' };
  if (after.version <= before.version) return { kind: 'incomparable', reason: 'not_newer' };

  const old = new Map(before.entries.map((entry) => [entry.id, entry]));
  const kept = new Set(after.entries.map(({ id }) => id));
  const changes = after.entries.flatMap((entry) => changeOf(old.get(entry.id), entry));
  const added = after.entries.filter(({ id }) => !old.has(id));
  const gone = before.entries.filter(({ id }) => !kept.has(id));
  const changed = changes.filter(({ fields }) => fields.some(isSubstance));
  return {
    kind: 'diff',
    added,
    removed: gone.map((entry) => tombstone(entry, after.version)),
    changed: changed.filter(({ fields }) => fields.some((field) => isSubstance(field) && field !== 'deprecated')),
    reworded: changes.filter(({ fields }) => !fields.some(isSubstance)),
    deprecated: after.entries.filter(
      ({ id, deprecated }) => deprecated !== undefined && old.get(id)?.deprecated === undefined,
    ),
    unchangedCount: after.entries.length - added.length - changes.length,
    suspectedRenames: gone.flatMap((removed) =>
      added
        .filter(({ subject, appliesTo }) => isSame(subject, removed.subject) && isSame(appliesTo, removed.appliesTo))
        .filter(({ subject }) => subject.kind !== 'note')
        .map(({ id }) => ({ removedId: removed.id, addedId: id })),
    ),
  };
}

function changeOf(before: Entry | undefined, after: Entry): EntryChange[] {
  if (before === undefined) return [];
  const fields = ENTRY_FIELDS.filter((field) => !isSame(before[field], after[field]));
  return fields.length === 0 ? [] : [{ entryId: after.id, before, after, fields }];
}

function tombstone(entry: Entry, removedInVersion: number): Tombstone {
  const text = `Removed in version ${removedInVersion}: now removable from the firewall, unless another entry needs the same.`;
  return { entryId: entry.id, entry, removedInVersion, text };
}

function isSubstance(field: EntryField): boolean {
  return SUBSTANCE_FIELDS.some((substance) => substance === field);
}

/** Compares data: the order of lists counts, the order of fields does not, and absent equals undefined. */
function isSame(a: unknown, b: unknown): boolean {
  return canonical(a) === canonical(b);
}

function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([x], [y]) => (x < y ? -1 : 1)))
      : part,
  );
}
