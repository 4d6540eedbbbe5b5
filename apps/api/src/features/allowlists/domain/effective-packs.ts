import { FIRST_PACK } from '@sightline/spec';

/** A list at a version. */
export interface PackRef {
  readonly packId: string;
  readonly version: number;
}

/** An adoption that has not ended: the version that some stores, or all, are on; version 0 is "not used". */
export interface OpenAdoption extends PackRef {
  /** Empty: every store. */
  readonly tags: readonly string[];
}

/**
 * The packs that a store of these tags is on, by the tenant's open adoptions, oldest first: for each pack the newest that
 * meets a tag of the store, else the newest for every store. Without one of its own the first pack counts as adopted.
 * In the order of the pack's ids, the first pack first. Pure.
 */
export function effectivePacks(adoptions: readonly OpenAdoption[], storeTags: readonly string[]): PackRef[] {
  const chosen = new Map<string, OpenAdoption>([[FIRST_PACK.packId, { ...FIRST_PACK, tags: [] }]]);
  for (const adoption of adoptions) {
    const isForAll = adoption.tags.length === 0;
    if (!isForAll && !adoption.tags.some((tag) => storeTags.includes(tag))) continue;
    const before = chosen.get(adoption.packId);
    if (isForAll && before !== undefined && before.tags.length > 0) continue;
    chosen.set(adoption.packId, adoption);
  }
  return [...chosen.values()]
    .filter(({ version }) => version > 0)
    .map(({ packId, version }) => ({ packId, version }))
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b), 'en'));
}

function placeOf({ packId }: PackRef): string {
  return `${packId === FIRST_PACK.packId ? '0' : '1'}${packId}`;
}
