import { describe, expect, it } from 'vitest';
import { adoptingStoresText, changesText, versionText } from './pack-words.ts';

describe('changesText', () => {
  it('says what there is to do first, and leaves out what does not change', () => {
    expect(changesText({ added: 2, removed: 1, changed: 0, reworded: 1, deprecated: 0 })).toBe(
      'adds 2, removes 1, rewords 1',
    );
    expect(changesText({ added: 0, removed: 0, changed: 0, reworded: 0, deprecated: 0 })).toBe('changes nothing');
  });
});

describe('words of versions', () => {
  it('names a version, and the stores of an adoption', () => {
    expect([versionText(2), versionText(0)]).toEqual(['Version 2', 'Not used']);
    expect([adoptingStoresText([]), adoptingStoresText(['pilot', 'east'])]).toEqual([
      'all stores',
      'stores tagged pilot or east',
    ]);
  });
});
