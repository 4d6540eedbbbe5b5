import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { placeChecks, placedEntry } from './place-checks.ts';

const OTHER = { ...PAYTRONIX_PACK, id: 'other', title: 'Another list' };
const POS = 'na.production.pos-transactional-server';
const PORTAL = 'na.production.merchant-portal';

describe('placeChecks', () => {
  it('has the order of the lists, names list and heading, and puts last what no list has any more', () => {
    const checks = [
      { packId: 'paytronix', entryId: 'gone' },
      { packId: 'other', entryId: POS },
      { packId: 'paytronix', entryId: PORTAL },
      { packId: 'paytronix', entryId: POS },
    ];
    const placed = placeChecks(checks, [PAYTRONIX_PACK, OTHER]);
    expect(placed.map(({ packId, entryId, packTitle }) => [packId, entryId, packTitle])).toEqual([
      ['paytronix', POS, PAYTRONIX_PACK.title],
      ['paytronix', PORTAL, PAYTRONIX_PACK.title],
      ['other', POS, 'Another list'],
      ['paytronix', 'gone', ''],
    ]);
    expect(placed[0]?.section).toBe(
      placedEntry({ packId: 'paytronix', entryId: POS }, [PAYTRONIX_PACK])?.section?.title,
    );
  });
});

describe('placedEntry', () => {
  it('is none where the list, or the version of it, does not have the entry', () => {
    expect(placedEntry({ packId: 'paytronix', entryId: 'gone' }, [PAYTRONIX_PACK])).toBeNull();
    expect(placedEntry({ packId: 'other', entryId: POS }, [PAYTRONIX_PACK])).toBeNull();
  });
});
