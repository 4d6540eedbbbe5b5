import { describe, expect, it } from 'vitest';
import { verdictState } from './verdict-style.ts';

describe('verdictState', () => {
  it('shows the worst reason, and never shows silence as green', () => {
    expect(verdictState('verified', [])).toBe('pass');
    expect(verdictState('not_verified', [{ code: 'not_planned' }, { code: 'failing' }])).toBe('blocked');
    expect(verdictState('not_verified', [{ code: 'stale' }])).toBe('unverified');
    expect(verdictState('not_verified', [])).toBe('unverified');
    expect(verdictState('not_applicable', [])).toBe('unverified');
  });
});
