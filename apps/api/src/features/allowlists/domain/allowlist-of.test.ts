import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { allowlistOf } from './allowlist-of.ts';

const SECOND = { ...PAYTRONIX_PACK, version: 2 };
const OTHER = { ...PAYTRONIX_PACK, id: 'other', version: 4 };
const PASSING = { pass: 3, degraded: 0, blocked: 0, target_down: 0, store_offline: 0, unverified: 0 };

describe('allowlistOf', () => {
  it('has every list that a store is on once, with the versions of it and how many stores are on each', () => {
    const { lists } = allowlistOf({
      packsOfNewStore: [PAYTRONIX_PACK],
      stores: [
        { packs: [PAYTRONIX_PACK], storeCount: 30 },
        { packs: [SECOND, OTHER], storeCount: 3 },
        { packs: [SECOND], storeCount: 2 },
      ],
      hosts: [],
      states: [],
      reached: [],
    });
    expect(lists).toMatchObject([
      {
        packId: 'paytronix',
        versions: [
          { version: 2, storeCount: 5 },
          { version: 1, storeCount: 30 },
        ],
      },
      { packId: 'other', versions: [{ version: 4, storeCount: 3 }] },
    ]);
  });

  it('keeps entries of the same id in two lists apart', () => {
    const { lists } = allowlistOf({
      packsOfNewStore: [],
      stores: [{ packs: [PAYTRONIX_PACK, OTHER], storeCount: 1 }],
      hosts: [],
      reached: [],
      states: [{ packId: 'other', entryId: 'same', counts: PASSING }],
    });
    expect(lists.map(({ packId, entryStates }) => [packId, entryStates])).toEqual([
      ['paytronix', {}],
      ['other', { same: PASSING }],
    ]);
  });

  it('has the list that a store to come would be on before there is a store', () => {
    expect(
      allowlistOf({ packsOfNewStore: [PAYTRONIX_PACK], stores: [], hosts: [], states: [], reached: [] }).lists,
    ).toMatchObject([{ packId: 'paytronix', versions: [{ version: 1, storeCount: 0 }] }]);
  });
});
