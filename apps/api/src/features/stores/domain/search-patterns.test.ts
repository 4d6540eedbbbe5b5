import { describe, expect, it } from 'vitest';
import { searchPatterns } from './search-patterns.ts';

describe('searchPatterns', () => {
  it('matches each word on its own, in any case', () => {
    expect(searchPatterns('  Pier  PORTland ')).toEqual(['%pier%', '%portland%']);
  });

  it('escapes the wildcards of LIKE', () => {
    expect(searchPatterns('50%_\\')).toEqual(['%50\\%\\_\\\\%']);
  });

  it('returns no pattern for an empty search', () => {
    expect(searchPatterns(undefined)).toEqual([]);
  });
});
