import type { PackSummary } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { firstChoice, lookAt } from './version-pair.ts';

const NO_CHANGES = { added: 0, removed: 0, changed: 0, reworded: 0, deprecated: 0 };

function pack(newest: number, available: PackSummary['available'] = null): PackSummary {
  const versions = Array.from({ length: newest }, (_, index) => ({
    version: newest - index,
    publishedAt: null,
    entryCount: 1,
    storeCount: 0,
  }));
  return {
    packId: 'paytronix',
    vendor: 'Paytronix',
    title: 'Guide',
    kind: 'vendor',
    versions,
    adoptions: [],
    available,
  };
}

describe('firstChoice', () => {
  it('compares the newest version with the one in use', () => {
    expect(firstChoice(pack(5, { version: 5, from: 2, changes: NO_CHANGES }))).toEqual({ from: 2, to: 5 });
  });

  it('compares it with the previous one when all stores use it, and a first version with nothing', () => {
    expect(firstChoice(pack(5))).toEqual({ from: 4, to: 5 });
    expect(firstChoice(pack(1))).toEqual({ from: null, to: 1 });
  });
});

describe('lookAt', () => {
  it('never compares a version with a newer one', () => {
    expect(lookAt(pack(5), { from: 2, to: 5 }, 4)).toEqual({ from: 2, to: 4 });
    expect(lookAt(pack(5), { from: 4, to: 5 }, 3)).toEqual({ from: 2, to: 3 });
    expect(lookAt(pack(5), { from: 4, to: 5 }, 1)).toEqual({ from: null, to: 1 });
  });
});
