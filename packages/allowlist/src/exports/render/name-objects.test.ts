import { describe, expect, it } from 'vitest';
import { hostileTexts } from '../testing/hostile-texts.ts';
import { nameObjects } from './name-objects.ts';

describe('nameObjects', () => {
  it('gives every text a unique name in any letter case, within the length', () => {
    const texts = [...new Set([...hostileTexts(7, 3_000), 'a.b', 'A.b', 'a-b', 'a/b', 'a:b'])];
    const names = [...nameObjects(texts, 35).values()];
    expect(names).toHaveLength(texts.length);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    for (const name of names) expect(name).toMatch(/^[A-Za-z0-9._-]{1,35}$/);
  });

  it('gives a text the same name in every export', () => {
    const long = `${'very-'.repeat(20)}long.example.com`;
    const alone = nameObjects([long], 64).get(long);
    expect(nameObjects(['a.example.com', long, 'b/c'], 64).get(long)).toBe(alone);
    expect(alone).toHaveLength(64);
  });
});
