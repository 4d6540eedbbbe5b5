import type { Allowlist, AllowlistList, Pack } from '@sightline/spec';
import { entryNotes } from './entry-notes.ts';
import type { FleetOnPacks, StoresOnPacks } from './fleet-on-packs.ts';
import { reachedRanges } from './reached-ranges.ts';

/** Returns the packs that a fleet uses, in the order in which stores have them, with the state of every entry. Pure. */
export function fleetAllowlist(fleet: FleetOnPacks): Allowlist {
  const packIds = new Set(
    [...fleet.stores.flatMap(({ packs }) => packs), ...fleet.packsOfNewStore].map(({ id }) => id),
  );
  return { lists: [...packIds].map((packId) => allowlistOfPack(packId, fleet)) };
}

function allowlistOfPack(
  packId: string,
  { packsOfNewStore, stores, hosts, states, reached }: FleetOnPacks,
): AllowlistList {
  const storesByVersion = new Map<number, number>();
  for (const { packs, storeCount } of stores) {
    const pack = packs.find(({ id }) => id === packId);
    if (pack !== undefined) storesByVersion.set(pack.version, (storesByVersion.get(pack.version) ?? 0) + storeCount);
  }
  const ofNewStore = packsOfNewStore.find(({ id }) => id === packId);
  if (ofNewStore !== undefined && !storesByVersion.has(ofNewStore.version)) storesByVersion.set(ofNewStore.version, 0);
  return {
    packId,
    versions: [...storesByVersion]
      .map(([version, storeCount]) => ({ version, storeCount }))
      .sort((a, b) => b.version - a.version),
    entryStates: Object.fromEntries(
      states.filter((state) => state.packId === packId).map(({ entryId, counts }) => [entryId, counts]),
    ),
    entryNotes: entryNotes(packId, hosts),
    rangesReached: reachedRanges(versionsOf(packId, stores), reached),
  };
}

/** Newest last, so that the newest version decides for an entry that several versions have. */
function versionsOf(packId: string, stores: readonly StoresOnPacks[]): readonly Pack[] {
  const byVersion = new Map<number, Pack>();
  for (const pack of stores.flatMap(({ packs }) => packs)) if (pack.id === packId) byVersion.set(pack.version, pack);
  return [...byVersion.values()].sort((a, b) => a.version - b.version);
}
