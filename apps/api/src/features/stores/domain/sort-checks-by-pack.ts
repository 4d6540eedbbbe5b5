import type { Entry, Pack, PackSection } from '@sightline/spec';

interface CheckOfEntry {
  readonly packId: string;
  readonly entryId: string;
}

/** An entry with its pack and the section that it is printed in. */
export interface PackEntry {
  readonly pack: Pack;
  readonly section: PackSection | undefined;
  readonly entry: Entry;
}

/** Finds the entry of a check in a store's packs; null when none of them has it any longer. Pure. */
export function findPackEntry({ packId, entryId }: CheckOfEntry, packs: readonly Pack[]): PackEntry | null {
  const pack = packs.find(({ id }) => id === packId);
  const entry = pack?.entries.find(({ id }) => id === entryId);
  if (pack === undefined || entry === undefined) return null;
  return { pack, entry, section: pack.sections.find(({ id }) => id === entry.sectionId) };
}

/**
 * Returns the checks in the order of the packs, each with the titles of its pack and section. Checks whose entry is no
 * longer in any of the packs come last, with both titles empty. Pure.
 */
export function sortChecksByPack<C extends CheckOfEntry>(
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
