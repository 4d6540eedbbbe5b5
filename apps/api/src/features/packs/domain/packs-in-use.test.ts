import { describe, expect, it } from 'vitest';
import {
  type KnownAdoption,
  type PackFacts,
  type PackVersionSummary,
  packsInUse,
  tagsOf,
  versionToReplace,
} from './packs-in-use.ts';

const AT = new Date('2026-11-24T12:00:00Z');

function version(packId: string, number: number): PackVersionSummary {
  return { packId, version: number, vendor: 'Vendor', title: packId, publishedAt: null, entryCount: 3 };
}

function adoption(packId: string, number: number, tags: readonly string[] = []): KnownAdoption {
  return { id: `${packId} ${String(number)}`, packId, version: number, tags, adoptedAt: AT, adoptedBy: 'Ann' };
}

const FACTS: PackFacts = {
  versions: [
    version('own.entries', 1),
    version('paytronix', 2),
    version('paytronix', 1),
    version('unused', 1),
    version('vendor', 1),
  ],
  adoptions: [adoption('own.entries', 1), adoption('vendor', 1), adoption('paytronix', 2, ['pilot'])],
  stores: [
    { tags: ['east'], storeCount: 30 },
    { tags: ['east', 'pilot'], storeCount: 3 },
  ],
};

describe('packsInUse', () => {
  const packs = packsInUse(FACTS);
  const paytronix = packs.find(({ packId }) => packId === 'paytronix');

  it("lists packs in use first, vendors' before custom", () => {
    expect(packs.map(({ packId }) => packId)).toEqual(['paytronix', 'vendor', 'own.entries', 'unused']);
  });

  it('counts each store once, under the adoption that decides for it', () => {
    expect(paytronix?.versions.map(({ version: number, storeCount }) => [number, storeCount])).toEqual([
      [2, 3],
      [1, 30],
    ]);
    expect(paytronix?.adoptions).toMatchObject([
      { id: null, version: 1, tags: [], storeCount: 30 },
      { version: 2, tags: ['pilot'], storeCount: 3 },
    ]);
  });

  it('finds the version that the newest replaces, and none where nothing is left to update', () => {
    expect(packs.map((pack) => versionToReplace(pack))).toEqual([1, null, null, null]);
  });
});

describe('tagsOf', () => {
  it('lists the most used tag first', () => {
    expect(tagsOf(FACTS.stores)).toEqual([
      { tag: 'east', storeCount: 33 },
      { tag: 'pilot', storeCount: 3 },
    ]);
  });
});
