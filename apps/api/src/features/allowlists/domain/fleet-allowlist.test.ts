import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { fleetAllowlist } from './fleet-allowlist.ts';

const SECOND = { ...PAYTRONIX_PACK, version: 2 };
const OTHER = { ...PAYTRONIX_PACK, id: 'other', version: 4 };
const PASSING = { pass: 3, degraded: 0, blocked: 0, target_down: 0, store_offline: 0, unverified: 0 };

describe('fleetAllowlist', () => {
  it('lists each pack once, with its versions and the stores on each', () => {
    const { lists } = fleetAllowlist({
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

  it('keeps entries with the same id in two packs apart', () => {
    const { lists } = fleetAllowlist({
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

  it('lists the packs of a new store before there is a store', () => {
    expect(
      fleetAllowlist({ packsOfNewStore: [PAYTRONIX_PACK], stores: [], hosts: [], states: [], reached: [] }).lists,
    ).toMatchObject([{ packId: 'paytronix', versions: [{ version: 1, storeCount: 0 }] }]);
  });
});
