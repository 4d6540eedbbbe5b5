import { customEntriesPack } from '@sightline/allowlist';
import { type CustomEntryDraft, type Pack } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { type CustomEntriesChange, withEntry, withoutEntry } from './custom-entries-change.ts';

const DRAFT: CustomEntryDraft = {
  title: 'Loyalty kiosk',
  destination: 'kiosk.example.com',
  protocol: 'https',
  ports: '443',
  direction: 'outbound',
  roles: ['boh'],
  pos: [],
  regions: [],
  environments: [],
  required: true,
  breaks: '',
  notes: '',
};
const NOTHING = { newest: null, inForce: null };

function packOf(change: CustomEntriesChange): Pack {
  if (change.kind !== 'entries') throw new Error(change.kind);
  return customEntriesPack(change.entries, { version: change.version, sha256: 'ab'.repeat(32), day: '2026-11-24' });
}

const both = (pack: Pack) => ({ newest: pack, inForce: pack });

describe('withEntry', () => {
  it('starts the pack with its first entry, whose id comes from its title', () => {
    const first = withEntry(NOTHING, DRAFT, null);
    expect(first).toMatchObject({ kind: 'entries', entryId: 'loyalty-kiosk', version: 1 });
    expect(packOf(first).entries[0]?.subject).toMatchObject({
      kind: 'endpoint',
      names: [{ pattern: 'kiosk.example.com' }],
    });
  });

  it('gives two entries with the same title different ids', () => {
    const second = withEntry(both(packOf(withEntry(NOTHING, DRAFT, null))), DRAFT, null);
    expect(packOf(second).entries.map(({ id }) => id)).toEqual(['loyalty-kiosk', 'loyalty-kiosk-2']);
  });

  it('keeps the id of an entry whatever changes', () => {
    const now = both(packOf(withEntry(NOTHING, DRAFT, null)));
    const changed = withEntry(now, { ...DRAFT, title: 'Kiosk', ports: '8443' }, 'loyalty-kiosk');
    expect(packOf(changed).entries.map(({ id, title }) => [id, title])).toEqual([['loyalty-kiosk', 'Kiosk']]);
    expect(changed).toMatchObject({ version: 2 });
  });

  it('continues from the version in force after a rollback, with the next free number', () => {
    const first = packOf(withEntry(NOTHING, DRAFT, null));
    const second = packOf(withEntry(both(first), { ...DRAFT, title: 'Second' }, null));
    const third = withEntry({ newest: second, inForce: first }, { ...DRAFT, title: 'Third' }, null);
    expect(packOf(third)).toMatchObject({ version: 3, entries: [{ id: 'loyalty-kiosk' }, { id: 'third' }] });
  });

  it('names the column that makes a draft invalid', () => {
    expect(withEntry(NOTHING, { ...DRAFT, ports: '70000' }, null)).toMatchObject({
      kind: 'refused',
      reason: 'invalid',
      faults: [{ column: 'ports' }],
    });
  });

  it('refuses to change an entry that does not exist', () => {
    expect(withEntry(NOTHING, DRAFT, 'loyalty-kiosk')).toEqual({ kind: 'refused', reason: 'unknown_entry' });
  });
});

describe('withoutEntry', () => {
  it('stops using the pack when its last entry is removed', () => {
    const now = both(packOf(withEntry(NOTHING, DRAFT, null)));
    expect(withoutEntry(now, 'loyalty-kiosk')).toEqual({ kind: 'emptied' });
    expect(withoutEntry(now, 'other')).toEqual({ kind: 'refused', reason: 'unknown_entry' });
  });
});
