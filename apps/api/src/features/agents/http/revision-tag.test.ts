import { describe, expect, it } from 'vitest';
import { parseRevisions, revisionTag } from './revision-tag.ts';

describe('parseRevisions', () => {
  it('parses what revisionTag returns, weak or in a list', () => {
    expect(parseRevisions(revisionTag(7))).toEqual([7]);
    expect(parseRevisions('W/"7", "8" ,"abc"')).toEqual([7, 8]);
  });

  it.each([undefined, '', '*', '7', '"-1"'])('finds no revision in %j', (header) => {
    expect(parseRevisions(header)).toEqual([]);
  });
});
