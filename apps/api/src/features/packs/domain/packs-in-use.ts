import {
  CUSTOM_ENTRIES_PACK_ID,
  CUSTOM_PACK_PREFIX,
  type OpenAdoptionView,
  PACKS_LISTED_MAX,
  type PackList,
  type PackSummary,
} from '@sightline/spec';
import { decidingAdoption, initialVersion, type OpenAdoption, type PackRef } from './effective-packs.ts';

/** One version of a pack, without its entries. */
export interface PackVersionSummary extends PackRef {
  readonly vendor: string;
  readonly title: string;
  /** Null for a version that ships with Sightline. */
  readonly publishedAt: Date | null;
  readonly entryCount: number;
}

/** An open adoption with who made it. */
export interface KnownAdoption extends OpenAdoption {
  readonly id: string;
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
}

/** A tenant's packs, adoptions and stores. */
export interface PackFacts {
  /** Newest first within a pack. */
  readonly versions: readonly PackVersionSummary[];
  /** Oldest first. */
  readonly adoptions: readonly KnownAdoption[];
  /** Stores grouped by their tags. */
  readonly stores: readonly { readonly tags: readonly string[]; readonly storeCount: number }[];
}

const TAGS_MAX = 200;
/** The order in which the console shows packs. */
const KINDS: readonly PackSummary['kind'][] = ['vendor', 'custom_entries', 'custom_pack'];

/** A pack without the changes of its newest version, which need both versions to be read. */
export type PackInUse = Omit<PackSummary, 'available'>;

/** Returns a tenant's packs with the stores on each version: packs in use first, vendors' before custom ones. Pure. */
export function packsInUse(facts: PackFacts): PackInUse[] {
  const versions = Map.groupBy(facts.versions, ({ packId }) => packId);
  return [...versions]
    .map(([packId, known]) => packInUse(packId, known, facts))
    .sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .slice(0, PACKS_LISTED_MAX);
}

/** Returns the newest title of each pack, from versions that are newest first within a pack. */
export function titlesById(versions: readonly PackVersionSummary[]): ReadonlyMap<string, string> {
  return new Map(versions.toReversed().map(({ packId, title }) => [packId, title]));
}

/** Counts the stores of each tag, the most used tag first. */
export function tagsOf(stores: PackFacts['stores']): PackList['tags'] {
  const counts = new Map<string, number>();
  for (const { tags, storeCount } of stores) {
    for (const tag of tags) counts.set(tag, (counts.get(tag) ?? 0) + storeCount);
  }
  return [...counts]
    .map(([tag, storeCount]) => ({ tag, storeCount }))
    .sort((a, b) => b.storeCount - a.storeCount || (a.tag < b.tag ? -1 : 1))
    .slice(0, TAGS_MAX);
}

/**
 * Returns the version to compare the newest one with: the older version that most stores use. Null where no store uses
 * the pack or an older version of it.
 */
export function versionToReplace({ versions, adoptions }: PackInUse): number | null {
  const newest = versions[0]?.version ?? 0;
  const stores = new Map<number, number>();
  for (const { version, storeCount } of adoptions) stores.set(version, (stores.get(version) ?? 0) + storeCount);
  const older = [...stores].filter(([version]) => version > 0 && version < newest);
  return older.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function packInUse(packId: string, known: readonly PackVersionSummary[], { adoptions, stores }: PackFacts): PackInUse {
  const ofPack = adoptions.filter((adoption) => adoption.packId === packId);
  const deciding = new Map<OpenAdoption | null, number>();
  const storesByVersion = new Map<number, number>();
  for (const { tags, storeCount } of stores) {
    const adoption = decidingAdoption(ofPack, tags);
    const version = adoption?.version ?? initialVersion(packId);
    deciding.set(adoption, (deciding.get(adoption) ?? 0) + storeCount);
    storesByVersion.set(version, (storesByVersion.get(version) ?? 0) + storeCount);
  }
  const [newest] = known;
  return {
    packId,
    vendor: newest?.vendor ?? '',
    title: newest?.title ?? packId,
    kind: kindOf(packId),
    versions: known.map(({ version, publishedAt, entryCount }) => ({
      version,
      publishedAt: publishedAt?.toISOString() ?? null,
      entryCount,
      storeCount: storesByVersion.get(version) ?? 0,
    })),
    adoptions: [
      ...initialAdoption(packId, ofPack, deciding.get(null) ?? 0),
      ...ofPack.map((adoption) => viewOf(adoption, deciding.get(adoption) ?? 0)),
    ],
  };
}

function viewOf({ id, version, tags, adoptedAt, adoptedBy }: KnownAdoption, storeCount: number): OpenAdoptionView {
  return { id, version, tags: [...tags], adoptedAt: adoptedAt.toISOString(), adoptedBy, storeCount };
}

/** Shows the version that stores use before the tenant adopts one as an adoption without an id. */
function initialAdoption(packId: string, adoptions: readonly OpenAdoption[], storeCount: number): OpenAdoptionView[] {
  const version = initialVersion(packId);
  if (version === 0 || adoptions.some(({ tags }) => tags.length === 0)) return [];
  return [{ id: null, version, tags: [], adoptedAt: null, adoptedBy: '', storeCount }];
}

function isUsed({ adoptions }: PackInUse): boolean {
  return adoptions.some(({ version }) => version > 0);
}

function kindOf(packId: string): PackSummary['kind'] {
  if (packId === CUSTOM_ENTRIES_PACK_ID) return 'custom_entries';
  return packId.startsWith(CUSTOM_PACK_PREFIX) ? 'custom_pack' : 'vendor';
}
