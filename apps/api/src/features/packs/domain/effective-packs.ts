import { FIRST_PACK } from '@sightline/allowlist';

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
  const byPack = Map.groupBy([{ ...FIRST_PACK, tags: [] }, ...adoptions], ({ packId }) => packId);
  return [...byPack.values()]
    .flatMap((ofPack) => decidingAdoption(ofPack, storeTags) ?? [])
    .filter(({ version }) => version > 0)
    .map(({ packId, version }) => ({ packId, version }))
    .sort((a, b) => placeOf(a).localeCompare(placeOf(b), 'en'));
}

/** Of the open adoptions of one pack, oldest first, the one that decides for a store of these tags; null when none does. */
export function decidingAdoption<A extends Pick<OpenAdoption, 'tags'>>(
  adoptions: readonly A[],
  storeTags: readonly string[],
): A | null {
  return (
    adoptions.findLast(({ tags }) => tags.some((tag) => storeTags.includes(tag))) ??
    adoptions.findLast(({ tags }) => tags.length === 0) ??
    null
  );
}

/** The version that holds for every store before anything is adopted of a pack; 0 is "not used". */
export function versionAtFirst(packId: string): number {
  return packId === FIRST_PACK.packId ? FIRST_PACK.version : 0;
}

function placeOf({ packId }: PackRef): string {
  return `${packId === FIRST_PACK.packId ? '0' : '1'}${packId}`;
}
