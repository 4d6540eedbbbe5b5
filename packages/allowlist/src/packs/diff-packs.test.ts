import type { Entry, Pack } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { diffPacks, type PackDiff } from './diff-packs.ts';
import { PAYTRONIX_PACK } from './paytronix.ts';
import { replaceRanges } from './replace-ranges.ts';

const PORTAL = 'na.production.merchant-portal';

function next(change: (entries: readonly Entry[]) => readonly Entry[], version = 2): Pack {
  return { ...PAYTRONIX_PACK, version, entries: [...change(PAYTRONIX_PACK.entries)] };
}

function changed(id: string, change: Partial<Entry>): Pack {
  return next((entries) => entries.map((entry) => (entry.id === id ? { ...entry, ...change } : entry)));
}

function diffOf(after: Pack, before = PAYTRONIX_PACK): Extract<PackDiff, { kind: 'diff' }> {
  const diff = diffPacks(before, after);
  if (diff.kind !== 'diff') throw new Error(diff.reason);
  return diff;
}

/** The same entry with its fields in another order. */
const reversed = (entry: Entry): Entry => {
  const { id, ...rest } = entry;
  return { ...rest, id };
};

const fieldsOf = (changes: Extract<PackDiff, { kind: 'diff' }>['changed']) =>
  changes.map(({ entryId, fields }) => [entryId, fields]);

describe('diffPacks', () => {
  it('finds exactly two added entries, one removed and one renamed', () => {
    const after = next((entries) =>
      entries.flatMap((entry): Entry[] => {
        if (entry.id === 'simphony.port-22280') return [];
        if (entry.id !== PORTAL || entry.subject.kind !== 'endpoint') return [entry];
        const subject = { ...entry.subject, names: [{ pattern: 'new.example.com' }] };
        return [
          { ...entry, title: 'Merchant Portal', asPrinted: ['Merchant Portal'] },
          { ...entry, id: 'na.production.new-1', subject },
          { ...entry, id: 'na.production.new-2', subject: { ...subject, ports: [8443] } },
        ];
      }),
    );
    const diff = diffOf(after);
    expect(diff.added.map(({ id }) => id)).toEqual(['na.production.new-1', 'na.production.new-2']);
    expect(diff.removed).toMatchObject([{ entryId: 'simphony.port-22280', removedInVersion: 2 }]);
    expect(diff.removed[0]?.text).toContain('now removable from the firewall');
    expect(fieldsOf(diff.reworded)).toEqual([[PORTAL, ['title', 'asPrinted']]]);
    expect(diff.changed).toEqual([]);
    expect(diff.deprecated).toEqual([]);
    expect(diff.suspectedRenames).toEqual([]);
    expect(diff.unchangedCount).toBe(PAYTRONIX_PACK.entries.length - 2);
  });

  it('names the changed fields, in substance and wording', () => {
    const { changed: changes, reworded } = diffOf(changed(PORTAL, { title: 'Portal', required: false }));
    expect(fieldsOf(changes)).toEqual([[PORTAL, ['title', 'required']]]);
    expect(reworded).toEqual([]);
  });

  it('lists newly deprecated entries, and not as changed for that alone', () => {
    const deprecated = { asPrinted: 'until January', on: '2027-01-01' };
    const after = changed(PORTAL, { deprecated });
    expect(diffOf(after).deprecated.map(({ id }) => id)).toEqual([PORTAL]);
    expect(diffOf(after).changed).toEqual([]);
    expect(diffOf({ ...after, version: 3 }, after).deprecated).toEqual([]);
  });

  it('ignores the order of fields and entries', () => {
    const after = next((entries) => entries.toReversed().map((entry) => reversed(entry)));
    const diff = diffOf(after);
    expect([diff.added, diff.removed, diff.changed, diff.reworded]).toEqual([[], [], [], []]);
    expect(diff.unchangedCount).toBe(PAYTRONIX_PACK.entries.length);
  });

  it('suspects a rename when only the id changed', () => {
    const after = next((entries) =>
      entries.map((entry) => (entry.id === PORTAL ? { ...entry, id: 'na.production.portal' } : entry)),
    );
    expect(diffOf(after).suspectedRenames).toEqual([{ removedId: PORTAL, addedId: 'na.production.portal' }]);
  });

  it('does not compare different packs, or a version that is not newer', () => {
    expect(diffPacks(PAYTRONIX_PACK, { ...PAYTRONIX_PACK, id: 'other', version: 2 })).toEqual({
      kind: 'incomparable',
      reason: 'other_pack',
    });
    expect(diffPacks(PAYTRONIX_PACK, PAYTRONIX_PACK)).toEqual({ kind: 'incomparable', reason: 'not_newer' });
  });
});

describe('replaceRanges', () => {
  const entry = PAYTRONIX_PACK.entries.find(({ id }) => id === 'all-pos.cloudflare-ranges');
  const cidrs = entry?.subject.kind === 'ranges' ? entry.subject.cidrs : [];

  it("makes a new version for a change, and keeps the entry's id", () => {
    const published = { cidrs: [...cidrs.slice(1), '198.51.100.0/24'], retrievedAt: '2026-11-24', etag: 'new' };
    const after = replaceRanges(PAYTRONIX_PACK, 'all-pos.cloudflare-ranges', published);
    expect(after?.version).toBe(2);
    expect(fieldsOf(diffOf(after ?? PAYTRONIX_PACK).changed)).toEqual([
      ['all-pos.cloudflare-ranges', ['remarks', 'subject']],
    ]);
  });

  it('makes none for the same ranges in another order, or an unknown entry', () => {
    const published = { cidrs: cidrs.toReversed(), retrievedAt: '2026-11-24' };
    expect(replaceRanges(PAYTRONIX_PACK, 'all-pos.cloudflare-ranges', published)).toBeNull();
    expect(replaceRanges(PAYTRONIX_PACK, PORTAL, published)).toBeNull();
  });
});
