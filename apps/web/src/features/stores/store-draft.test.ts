import { describe, expect, it } from 'vitest';
import { layersBelow, type StoreDraft, storeBody, storeDraftErrors } from './store-draft.ts';

const DRAFT: StoreDraft = {
  number: ' 0007 ',
  name: 'Harbor Point',
  address: '',
  timeZone: 'America/New_York',
  tags: ['patio'],
  profile: { variables: { mid: '570' } },
};

describe('the form for a new store', () => {
  it('returns the store to create, without inherited values', () => {
    expect(storeDraftErrors(DRAFT)).toEqual({});
    expect(storeBody(DRAFT)).toMatchObject({
      number: '0007',
      tags: ['patio'],
      profile: { variables: { mid: '570' } },
    });
  });

  it('says what is missing, field by field', () => {
    expect(Object.keys(storeDraftErrors({ ...DRAFT, number: '', name: ' ', timeZone: null }))).toEqual([
      'number',
      'name',
      'timeZone',
    ]);
  });
});

describe('layersBelow', () => {
  it('lists the groups of the store’s tags in order, after all stores', () => {
    const groups = ['east', 'patio', 'west'].map((tag) => ({ tag, values: {}, storeCount: 1 }));
    const vocabulary = { variables: [], openPoints: [] };
    const profiles = { storeCount: 1, tenant: {}, groups, tags: [], vocabulary, replanning: null };
    expect(layersBelow(profiles, ['west', 'east']).map(({ origin }) => origin)).toEqual([
      { kind: 'tenant' },
      { kind: 'group', tag: 'east' },
      { kind: 'group', tag: 'west' },
    ]);
  });
});
