import type { Matrix, Pack } from '@sightline/spec';

interface EntryTargets {
  readonly packId: string;
  readonly entryId: string;
  readonly title: string;
  readonly targets: readonly string[];
}

type Column = Matrix['targets'][number];

/** The columns of the matrix in the order of the lists; entries that no list has any more come last, as they came. */
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
 * The heading of an entry's column: its one target where all stores have the same, the names as the vendor prints them
 * where each store has its own.
 */
function matrixColumn({ packId, entryId, title, targets }: EntryTargets, packs: readonly Pack[]): Column {
  const [first = title, ...others] = targets;
  const pack = packs.find(({ id, entries }) => id === packId && entries.some((entry) => entry.id === entryId));
  const subject = pack?.entries.find(({ id }) => id === entryId)?.subject;
  if (others.length === 0 || subject?.kind !== 'endpoint') return { packId, entryId, title, target: first };
  return { packId, entryId, title, target: subject.names.map(({ pattern }) => pattern).join(' or ') };
}
