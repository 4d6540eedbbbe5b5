import { readFileSync } from 'node:fs';
import { ERROR_CODES } from '@sightline/spec';
import { describe, expect, it } from 'vitest';

const DOCUMENT = readFileSync(new URL('../../../docs/errors.md', import.meta.url), 'utf8');
const ROW = /^\| `([a-z_.]+)` \| \d{3} \| .+ \| .+ \|$/gm;

describe('docs/errors.md', () => {
  it('explains every code once, with its status, and no code that there is not', () => {
    const explained = [...DOCUMENT.matchAll(ROW)].map(([, code = '']) => code);
    expect(explained.sort()).toEqual([...ERROR_CODES].sort());
  });
});
