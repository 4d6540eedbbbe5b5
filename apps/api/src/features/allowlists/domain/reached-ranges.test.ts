import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { type ReachedPlace, reachedRanges } from './reached-ranges.ts';

const ENTRY_ID = 'all-pos.cloudflare-ranges';
const NOON = new Date('2026-11-24T12:00:00Z');

function place(over: Partial<ReachedPlace>): ReachedPlace {
  return { packId: 'paytronix', targetKey: 'a', addresses: ['104.16.3.4'], checkCount: 3, seenAt: NOON, ...over };
}

describe('reachedRanges', () => {
  it('counts the targets and checks that reach an address inside the ranges', () => {
    const later = new Date('2026-11-24T13:00:00Z');
    const places = [
      place({}),
      place({ addresses: ['203.0.113.7', '2606:4700::1111'], checkCount: 2, seenAt: later }),
      place({ targetKey: 'b' }),
      place({ targetKey: 'c', addresses: ['203.0.113.7'] }),
    ];
    expect(reachedRanges([PAYTRONIX_PACK], places)).toEqual({
      [ENTRY_ID]: { targetCount: 2, checkCount: 8, seenAt: later.toISOString() },
    });
  });

  it('leaves out ranges that nothing reaches, and targets of another pack', () => {
    expect(
      reachedRanges([PAYTRONIX_PACK], [place({ addresses: ['203.0.113.7'] }), place({ packId: 'own.entries' })]),
    ).toEqual({});
  });
});
