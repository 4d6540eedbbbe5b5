import { PAYTRONIX_PACK, UNKNOWN_SITE } from '@sightline/allowlist';
import { type StoreProfile } from '@sightline/spec';
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
const site = UNKNOWN_SITE;

describe('entryNotes', () => {
  it('counts the hosts of each reason, most hosts first', () => {
    const notes = entryNotes('paytronix', [
      { packs, profile: { ...PROFILE, variables: {} }, role: 'boh', site, hostCount: 2 },
      { packs, profile: { ...PROFILE, variables: { mid: 'm570' } }, role: 'boh', site, hostCount: 3 },
      { packs, profile: PROFILE, role: 'boh', site, hostCount: 7 },
    ]);
    expect(notes['na.production.pos-transactional-server']?.map(({ hostCount }) => hostCount)).toEqual([3, 2]);
    expect(notes['all-pos.cloudflare-ranges']?.map(({ hostCount }) => hostCount)).toEqual([12]);
  });

  it('has no note for entries checked everywhere, nor for stores that do not use the pack', () => {
    const notes = entryNotes('paytronix', [
      { packs, profile: PROFILE, role: 'boh', site, hostCount: 1 },
      { packs: [], profile: { ...PROFILE, variables: {} }, role: 'boh', site, hostCount: 1 },
    ]);
    expect(notes).not.toHaveProperty('na.production.pos-transactional-server');
    expect(notes['all-pos.cloudflare-ranges']?.map(({ hostCount }) => hostCount)).toEqual([1]);
  });

  it('gives stores with different valid values the same notes, and another note for an invalid value', () => {
    const at = (mid: string) =>
      ({ packs, profile: { ...PROFILE, variables: { mid } }, role: 'boh', site, hostCount: 1 }) as const;
    const one = entryNotes('paytronix', [at('570')]);
    const three = entryNotes('paytronix', [at('570'), at('571'), at('572')]);
    expect(Object.keys(three)).toEqual(Object.keys(one));
    expect(three['all-pos.cloudflare-ranges']?.map(({ hostCount }) => hostCount)).toEqual([3]);
    expect(Object.keys(entryNotes('paytronix', [at('570'), at('m570')])).length).toBeGreaterThan(
      Object.keys(one).length,
    );
  });

  it('says that a LAN port needs another host only where there is none', () => {
    const terminal = { id: 'terminal', name: 'terminal', role: 'terminal', platform: null, portSettings: {} } as const;
    const notes = entryNotes('paytronix', [
      { packs, profile: PROFILE, role: 'boh', site, hostCount: 2 },
      { packs, profile: PROFILE, role: 'boh', site: { ...site, neighbors: [terminal] }, hostCount: 5 },
    ]);
    expect(notes['aloha.boh.port-9055']?.map(({ hostCount }) => hostCount)).toEqual([2]);
  });
});
