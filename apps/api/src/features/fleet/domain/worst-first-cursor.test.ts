import { storeIdSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { cursorOf, cursorText } from './worst-first-cursor.ts';

const STORE = storeIdSchema.parse('019ac1d2-0000-7000-8000-000000000001');

describe('cursorOf', () => {
  it('reads back what cursorText wrote', () => {
    const cursor = { rank: 1, sinceUs: '1795550000123456', storeId: STORE };
    expect(cursorOf(cursorText(cursor))).toEqual(cursor);
  });

  it.each(['', 'x', '1.2.3', `1.1e3.${STORE}`, `12.5.${STORE}`, `1.5.${STORE}.9`])('refuses %j', (text) => {
    expect(cursorOf(text)).toBeNull();
  });
});
