import { PAYTRONIX_PACK } from '@sightline/allowlist';
import { describe, expect, it } from 'vitest';
import { findInPack } from './find-in-pack.ts';

describe('findInPack', () => {
  it('returns the whole pack for an empty search', () => {
    const found = findInPack(PAYTRONIX_PACK, ' ');
    expect(found).toHaveLength(PAYTRONIX_PACK.sections.length);
    expect(found.flatMap(({ entries }) => entries)).toHaveLength(PAYTRONIX_PACK.entries.length);
  });

  it('finds every printed line of every entry', () => {
    for (const entry of PAYTRONIX_PACK.entries) {
      for (const line of entry.asPrinted) {
        const ids = findInPack(PAYTRONIX_PACK, line).flatMap(({ entries }) => entries.map(({ id }) => id));
        expect(ids).toContain(entry.id);
      }
    }
  });

  it('finds every printed line of every section', () => {
    for (const section of PAYTRONIX_PACK.sections) {
      for (const line of section.asPrinted) {
        expect(findInPack(PAYTRONIX_PACK, line).map((found) => found.section.id)).toContain(section.id);
      }
    }
  });

  it('treats all quotation marks alike', () => {
    expect(findInPack(PAYTRONIX_PACK, "organization's IT Security Team")).not.toEqual([]);
  });

  it('finds nothing that the pack does not contain', () => {
    expect(findInPack(PAYTRONIX_PACK, 'quantum tunneling')).toEqual([]);
  });
});
