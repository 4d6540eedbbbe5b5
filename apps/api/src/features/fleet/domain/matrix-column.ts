import type { Matrix, Pack } from '@sightline/spec';

/** An entry that is probed at some store of a page, with its distinct targets there. */
export interface EntryTargets {
  readonly packId: string;
  readonly entryId: string;
  readonly title: string;
  readonly targets: readonly string[];
}

type Column = Matrix['targets'][number];

/** Returns the columns of the matrix in pack order; entries that no pack has any longer come last, as they came. Pure. */
export function matrixColumns(entries: readonly EntryTargets[], packs: readonly Pack[]): Column[] {
  const places = new Map<string, number>();
  for (const pack of packs) {
    for (const { id } of pack.entries) {
      const key = `${pack.id}/${id}`;
      if (!places.has(key)) places.set(key, places.size);
    }
  }
  const placeOf = ({ packId, entryId }: EntryTargets): number => places.get(`${packId}/${entryId}`) ?? places.size;
  return entries.toSorted((a, b) => placeOf(a) - placeOf(b)).map((entry) => matrixColumn(entry, packs));
}

/**
 * Returns the heading of an entry's column: its target where all stores share one, or the names as the vendor prints them
 * where each store has its own.
 */
function matrixColumn({ packId, entryId, title, targets }: EntryTargets, packs: readonly Pack[]): Column {
  const [first = title, ...others] = targets;
  const pack = packs.find(({ id, entries }) => id === packId && entries.some((entry) => entry.id === entryId));
  const subject = pack?.entries.find(({ id }) => id === entryId)?.subject;
  if (others.length === 0 || subject?.kind !== 'endpoint') return { packId, entryId, title, target: first };
  return { packId, entryId, title, target: subject.names.map(({ pattern }) => pattern).join(' or ') };
}
