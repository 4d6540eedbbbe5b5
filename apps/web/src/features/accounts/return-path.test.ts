import { describe, expect, it } from 'vitest';
import { returnPath } from './return-path.ts';

describe('returnPath', () => {
  it('returns to a page of this site', () => {
    expect(returnPath('/t/harbor/incidents?status=open')).toBe('/t/harbor/incidents?status=open');
  });

  it.each([null, '', 'https://evil.example', '//evil.example', '/\\evil.example', 'javascript:alert(1)'])(
    'never leaves this site (%s)',
    (next) => {
      expect(returnPath(next)).toBe('/');
    },
  );
});
