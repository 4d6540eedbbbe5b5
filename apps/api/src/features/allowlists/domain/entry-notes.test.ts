import { PAYTRONIX_PACK, type StoreProfile } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { entryNotes } from './entry-notes.ts';

const PROFILE: StoreProfile = {
  pos: 'aloha',
  region: 'na',
  environment: 'production',
  variables: { mid: '570' },
  intervalS: 30,
};
const packs = [PAYTRONIX_PACK];

describe('entryNotes', () => {
  it('counts the hosts of each reason, most first', () => {
    const notes = entryNotes('paytronix', [
      { packs, profile: { ...PROFILE, variables: {} }, role: 'boh', hostCount: 2 },
      { packs, profile: { ...PROFILE, variables: { mid: 'm570' } }, role: 'boh', hostCount: 3 },
      { packs, profile: PROFILE, role: 'boh', hostCount: 7 },
    ]);
    expect(notes['na.production.pos-transactional-server']?.map(({ hostCount }) => hostCount)).toEqual([3, 2]);
    expect(notes['all-pos.cloudflare-ranges']?.map(({ hostCount }) => hostCount)).toEqual([12]);
  });

  it('says nothing of entries that are checked everywhere, nor of stores that are not on the list', () => {
    const notes = entryNotes('paytronix', [
      { packs, profile: PROFILE, role: 'boh', hostCount: 1 },
      { packs: [], profile: { ...PROFILE, variables: {} }, role: 'boh', hostCount: 1 },
    ]);
    expect(notes).not.toHaveProperty('na.production.pos-transactional-server');
    expect(notes['all-pos.cloudflare-ranges']?.map(({ hostCount }) => hostCount)).toEqual([1]);
  });
});
