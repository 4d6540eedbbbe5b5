import { FIRST_PACK } from '@sightline/allowlist';

/** A pack at a version. */
export interface PackRef {
  readonly packId: string;
  readonly version: number;
}

/** An adoption that has not ended: the version that all stores, or the stores with some tags, use. Version 0: not used. */
export interface OpenAdoption extends PackRef {
  /** Empty: every store. */
  readonly tags: readonly string[];
}

/**
 * Returns the packs that a store with these tags uses, from the tenant's open adoptions, oldest first.
 *
 * For each pack the newest adoption that names one of the store's tags decides, otherwise the newest for all stores. The
 * first pack counts as adopted until a tenant adopts another version. Sorted by pack id, the first pack first. Pure.
 */
export function effectivePacks(adoptions: readonly OpenAdoption[], storeTags: readonly string[]): PackRef[] {
  const byPack = Map.groupBy([{ ...FIRST_PACK, tags: [] }, ...adoptions], ({ packId }) => packId);
  return [...byPack.values()]
    .flatMap((ofPack) => decidingAdoption(ofPack, storeTags) ?? [])
    .filter(({ version }) => version > 0)
    .map(({ packId, version }) => ({ packId, version }))
    .sort((a, b) => sortKey(a).localeCompare(sortKey(b), 'en'));
}

/** Returns the open adoption of one pack, from oldest to newest, that decides for a store with these tags; null for none. */
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

/** Returns the version that stores use before a tenant adopts the pack; 0 means "not used". */
export function initialVersion(packId: string): number {
  return packId === FIRST_PACK.packId ? FIRST_PACK.version : 0;
}

function sortKey({ packId }: PackRef): string {
  return `${packId === FIRST_PACK.packId ? '0' : '1'}${packId}`;
}
