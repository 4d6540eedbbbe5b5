import { describe, expect, it } from 'vitest';
import { searchPatterns } from './search-patterns.ts';

describe('searchPatterns', () => {
  it('looks for every word by itself, whatever its case', () => {
    expect(searchPatterns('  Pier  PORTland ')).toEqual(['%pier%', '%portland%']);
  });

  it('takes signs of LIKE for what they are', () => {
    expect(searchPatterns('50%_\\')).toEqual(['%50\\%\\_\\\\%']);
  });

  it('asks for nothing when nothing is searched', () => {
    expect(searchPatterns(undefined)).toEqual([]);
  });
});
