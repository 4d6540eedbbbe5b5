import {
  CUSTOM_ENTRIES_PACK_ID,
  CUSTOM_PACK_PREFIX,
  type OpenAdoptionView,
  PACKS_LISTED_MAX,
  type PackList,
  type PackSummary,
} from '@sightline/spec';
import { decidingAdoption, type OpenAdoption, type PackRef, versionAtFirst } from './effective-packs.ts';

export interface KnownVersion extends PackRef {
  readonly vendor: string;
  readonly title: string;
  readonly publishedAt: Date | null;
  readonly entryCount: number;
}

export interface KnownAdoption extends OpenAdoption {
  readonly id: string;
  readonly adoptedAt: Date;
  readonly adoptedBy: string;
}

/** What is known of the lists of a tenant, and of its stores. */
export interface PackFacts {
  /** Newest first within a pack. */
  readonly versions: readonly KnownVersion[];
  /** Open ones, oldest first. */
  readonly adoptions: readonly KnownAdoption[];
  /** Stores of the same tags. */
  readonly stores: readonly { readonly tags: readonly string[]; readonly storeCount: number }[];
}

const TAGS_MAX = 200;
/** In which order lists are shown. */
const KINDS: readonly PackSummary['kind'][] = ['vendor', 'custom_entries', 'custom_pack'];

/** A list without what its newest version would change, which takes reading the versions. */
export type PackInUse = Omit<PackSummary, 'available'>;

/** The lists of a tenant with the stores on each version, those in use first, the vendors' before the own. Pure. */
export function packsInUse(facts: PackFacts): PackInUse[] {
  const versions = Map.groupBy(facts.versions, ({ packId }) => packId);
  return [...versions]
    .map(([packId, known]) => packInUse(packId, known, facts))
    .sort((a, b) => Number(isUsed(b)) - Number(isUsed(a)) || KINDS.indexOf(a.kind) - KINDS.indexOf(b.kind))
    .slice(0, PACKS_LISTED_MAX);
}

/** The tags that stores have, the most used first. */
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
 * The version to compare the newest one with: of the older ones in use that which most stores are on. Null where the list
 * is not used, or nobody is on an older version.
 */
export function versionToLeave({ versions, adoptions }: PackInUse): number | null {
  const newest = versions[0]?.version ?? 0;
  const stores = new Map<number, number>();
  for (const { version, storeCount } of adoptions) stores.set(version, (stores.get(version) ?? 0) + storeCount);
  const older = [...stores].filter(([version]) => version > 0 && version < newest);
  return older.sort(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}

function packInUse(packId: string, known: readonly KnownVersion[], { adoptions, stores }: PackFacts): PackInUse {
  const ofPack = adoptions.filter((adoption) => adoption.packId === packId);
  const deciding = new Map<OpenAdoption | null, number>();
  const storesByVersion = new Map<number, number>();
  for (const { tags, storeCount } of stores) {
    const adoption = decidingAdoption(ofPack, tags);
    const version = adoption?.version ?? versionAtFirst(packId);
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
      ...atFirst(packId, ofPack, deciding.get(null) ?? 0),
      ...ofPack.map((adoption) => viewOf(adoption, deciding.get(adoption) ?? 0)),
    ],
  };
}

function viewOf({ id, version, tags, adoptedAt, adoptedBy }: KnownAdoption, storeCount: number): OpenAdoptionView {
  return { id, version, tags: [...tags], adoptedAt: adoptedAt.toISOString(), adoptedBy, storeCount };
}

/** What stands for the list that a tenant is on before it adopts anything. */
function atFirst(packId: string, adoptions: readonly OpenAdoption[], storeCount: number): OpenAdoptionView[] {
  const version = versionAtFirst(packId);
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
