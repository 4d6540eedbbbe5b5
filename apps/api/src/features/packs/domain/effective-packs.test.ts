import { describe, expect, it } from 'vitest';
import { effectivePacks } from './effective-packs.ts';

const FIRST = { packId: 'paytronix', version: 1 };

describe('effectivePacks', () => {
  it('gives a tenant without adoptions the first pack', () => {
    expect(effectivePacks([], ['north'])).toEqual([FIRST]);
  });

  it('uses the newest adoption for all stores', () => {
    const adoptions = [
      { packId: 'paytronix', version: 2, tags: [] },
      { packId: 'paytronix', version: 3, tags: [] },
    ];
    expect(effectivePacks(adoptions, [])).toEqual([{ packId: 'paytronix', version: 3 }]);
  });

  it('prefers an adoption for a tag of the store over one for all stores, whichever is newer', () => {
    const staged = { packId: 'paytronix', version: 2, tags: ['pilot'] };
    const all = { packId: 'paytronix', version: 1, tags: [] };
    for (const adoptions of [
      [staged, all],
      [all, staged],
    ]) {
      expect(effectivePacks(adoptions, ['north', 'pilot'])).toEqual([{ packId: 'paytronix', version: 2 }]);
      expect(effectivePacks(adoptions, ['north'])).toEqual([FIRST]);
    }
  });

  it('leaves out unused packs and lists the first pack first', () => {
    const adoptions = [
      { packId: 'clover', version: 1, tags: [] },
      { packId: 'microsoft365', version: 4, tags: [] },
    ];
    expect(effectivePacks(adoptions, []).map(({ packId }) => packId)).toEqual(['paytronix', 'clover', 'microsoft365']);
    expect(effectivePacks([...adoptions, { packId: 'paytronix', version: 0, tags: [] }], [])).toEqual([
      { packId: 'clover', version: 1 },
      { packId: 'microsoft365', version: 4 },
    ]);
  });
});
