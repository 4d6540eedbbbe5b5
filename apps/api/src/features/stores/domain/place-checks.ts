import type { Entry, Pack, PackSection } from '@sightline/spec';

interface CheckOfEntry {
  readonly packId: string;
  readonly entryId: string;
}

/** Where an entry stands: in which list, under which heading. */
export interface PlacedEntry {
  readonly pack: Pack;
  readonly section: PackSection | undefined;
  readonly entry: Entry;
}

/** Finds the entry of a check on the lists that a store is on; null where none of them has it any more. Pure. */
export function placedEntry({ packId, entryId }: CheckOfEntry, packs: readonly Pack[]): PlacedEntry | null {
  const pack = packs.find(({ id }) => id === packId);
  const entry = pack?.entries.find(({ id }) => id === entryId);
  if (pack === undefined || entry === undefined) return null;
  return { pack, entry, section: pack.sections.find(({ id }) => id === entry.sectionId) };
}

/**
 * Checks in the order of the lists, each with the titles of its list and of the heading that its entry stands under; both
 * empty, and at the end, where no list of the store has the entry any more. Pure.
 */
export function placeChecks<C extends CheckOfEntry>(
  checks: readonly C[],
  packs: readonly Pack[],
): (C & { packTitle: string; section: string })[] {
  const places = packs.flatMap((pack) =>
    pack.sections.flatMap((section) =>
      pack.entries
        .filter(({ sectionId }) => sectionId === section.id)
        .map(
          ({ id }) =>
            [keyOf({ packId: pack.id, entryId: id }), { packTitle: pack.title, section: section.title }] as const,
        ),
    ),
  );
  const placeByKey = new Map(places.map(([key, titles], index) => [key, { ...titles, index }]));
  return checks
    .map((check) => {
      const { packTitle, section, index } = placeByKey.get(keyOf(check)) ?? {
        packTitle: '',
        section: '',
        index: places.length,
      };
      return { index, check: { ...check, packTitle, section } };
    })
    .sort((a, b) => a.index - b.index)
    .map(({ check }) => check);
}

function keyOf({ packId, entryId }: CheckOfEntry): string {
  return `${packId}/${entryId}`;
}
