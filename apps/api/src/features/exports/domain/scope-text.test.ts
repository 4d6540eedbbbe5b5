import { describe, expect, it } from 'vitest';
import { scopeText } from './scope-text.ts';

describe('scopeText', () => {
  it('counts all stores, and names the first few chosen ones', () => {
    const groups = [
      { storeCount: 5, numbers: ['0002', '0004', '0005', '0006', '0007'] },
      { storeCount: 1, numbers: ['0003'] },
    ];
    expect(scopeText(groups, { kind: 'all' }, 'full')).toBe('all 6 stores');
    expect(scopeText(groups, { kind: 'stores' }, 'failing')).toBe(
      'stores 0002, 0003, 0004, 0005, 0006 and 1 more, failing entries only',
    );
    expect(scopeText([{ storeCount: 1, numbers: ['0003'] }], { kind: 'stores' }, 'full')).toBe('store 0003');
    expect(scopeText(groups, { kind: 'tag', tag: 'east' }, 'full')).toBe('6 stores tagged east');
    expect(scopeText([], { kind: 'all' }, 'full')).toBe('no stores');
  });
});
