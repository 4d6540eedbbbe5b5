import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { findPackEntry, sortChecksByPack } from './sort-checks-by-pack.ts';

const OTHER = { ...PAYTRONIX_PACK, id: 'other', title: 'Another pack' };
const POS = 'na.production.pos-transactional-server';
const PORTAL = 'na.production.merchant-portal';

describe('sortChecksByPack', () => {
  it('follows the order of the packs, adds pack and section titles, and puts checks of removed entries last', () => {
    const checks = [
      { packId: 'paytronix', entryId: 'gone' },
      { packId: 'other', entryId: POS },
      { packId: 'paytronix', entryId: PORTAL },
      { packId: 'paytronix', entryId: POS },
    ];
    const placed = sortChecksByPack(checks, [PAYTRONIX_PACK, OTHER]);
    expect(placed.map(({ packId, entryId, packTitle }) => [packId, entryId, packTitle])).toEqual([
      ['paytronix', POS, PAYTRONIX_PACK.title],
      ['paytronix', PORTAL, PAYTRONIX_PACK.title],
      ['other', POS, 'Another pack'],
      ['paytronix', 'gone', ''],
    ]);
    expect(placed[0]?.section).toBe(
      findPackEntry({ packId: 'paytronix', entryId: POS }, [PAYTRONIX_PACK])?.section?.title,
    );
  });
});

describe('findPackEntry', () => {
  it('returns null when the pack, or its version, does not have the entry', () => {
    expect(findPackEntry({ packId: 'paytronix', entryId: 'gone' }, [PAYTRONIX_PACK])).toBeNull();
    expect(findPackEntry({ packId: 'other', entryId: POS }, [PAYTRONIX_PACK])).toBeNull();
  });
});
