import { describe, expect, it } from 'vitest';
import { revisionsOf, revisionTag } from './revision-tag.ts';

describe('revisionsOf', () => {
  it('reads back what revisionTag wrote, weak or among others', () => {
    expect(revisionsOf(revisionTag(7))).toEqual([7]);
    expect(revisionsOf('W/"7", "8" ,"abc"')).toEqual([7, 8]);
  });

  it.each([undefined, '', '*', '7', '"-1"'])('finds no revision in %j', (header) => {
    expect(revisionsOf(header)).toEqual([]);
  });
});
