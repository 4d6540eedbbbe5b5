import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CHECK_STATES } from './check-states.ts';
import { HOST_ROLES } from './ids.ts';
import { PHASES } from './outcome.ts';

const glossary = readFileSync(new URL('../../../docs/glossary.md', import.meta.url), 'utf8');

describe('docs/glossary.md', () => {
  it('explains the six states in their order, worst first', () => {
    const rows = [...glossary.matchAll(/^\| `(\w+)` \|/gm)].map((match) => match[1]);
    expect(rows).toEqual([...CHECK_STATES]);
  });

  it.each([...HOST_ROLES, ...PHASES])('names %s', (word) => {
    expect(glossary).toContain(`\`${word}\``);
  });
});
