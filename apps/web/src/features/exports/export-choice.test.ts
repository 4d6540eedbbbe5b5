import { storeIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { FIRST_CHOICE, missingText, queryOf } from './export-choice.ts';

const STORE = { id: storeIdSchema.parse('01900000-0000-7000-8000-000000000001'), label: '0001 Harbor' };

describe('queryOf', () => {
  it('queries what was chosen and nothing else', () => {
    expect(queryOf(FIRST_CHOICE)).toEqual({ format: 'palo_alto_edl_url', scope: 'full' });
    expect(queryOf({ ...FIRST_CHOICE, stores: { kind: 'stores', stores: [STORE] }, packId: 'paytronix' })).toEqual({
      format: 'palo_alto_edl_url',
      scope: 'full',
      storeIds: [STORE.id],
      packId: 'paytronix',
    });
    expect(queryOf({ ...FIRST_CHOICE, stores: { kind: 'tag', tag: 'east' }, since: 1, version: 2 })).toEqual({
      format: 'palo_alto_edl_url',
      scope: 'full',
      tag: 'east',
    });
  });

  it.each([
    [{ stores: { kind: 'tag', tag: null } } as const, 'Choose a tag.'],
    [{ stores: { kind: 'stores', stores: [] } } as const, 'Choose the stores.'],
    [{ scope: 'diff' } as const, 'Choose the pack whose versions to compare.'],
    [{ scope: 'diff', packId: 'paytronix', since: 2, version: 2 } as const, 'Choose two different versions.'],
  ])('has no query while %j is chosen, and says what is missing', (part, text) => {
    expect(queryOf({ ...FIRST_CHOICE, ...part })).toBeNull();
    expect(missingText({ ...FIRST_CHOICE, ...part })).toBe(text);
  });
});
