import { type CustomEntryDraft, customEntryDraftOf, packSchema } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { customEntriesPack, customEntryId, readCustomEntry } from './custom-entries.ts';

const DRAFT: CustomEntryDraft = {
  title: 'Loyalty kiosk',
  destination: 'orders.kiosk.example *.cdn.kiosk.example 203.0.113.0/28',
  protocol: 'https',
  ports: '443, 9100-9109',
  direction: 'outbound',
  roles: ['boh', 'terminal'],
  pos: ['aloha'],
  regions: [],
  environments: ['production'],
  required: false,
  breaks: 'Guests cannot order at the kiosk',
  notes: 'Ask facilities before changing it',
};

function entryOf(draft: CustomEntryDraft) {
  const reading = readCustomEntry(draft, { id: 'loyalty-kiosk', place: 3 });
  if (reading.kind === 'refused') throw new Error(JSON.stringify(reading.faults));
  return reading.entry;
}

describe('readCustomEntry', () => {
  it('turns a form into an entry like any other', () => {
    const entry = entryOf(DRAFT);
    expect(entry).toMatchObject({
      id: 'loyalty-kiosk',
      subject: {
        kind: 'endpoint',
        names: [{ pattern: 'orders.kiosk.example' }, { pattern: '*.cdn.kiosk.example' }],
        addresses: ['203.0.113.0/28'],
        ports: [443, { from: 9100, to: 9109 }],
        needed: 'all',
      },
      appliesTo: { pos: ['aloha'], regions: 'all', environments: ['production'], roles: ['boh', 'terminal'] },
      required: false,
      breaks: DRAFT.breaks,
      remarks: [DRAFT.notes],
    });
    const pack = customEntriesPack([entry], { version: 1, sha256: 'ab'.repeat(32), day: '2026-11-24' });
    expect(packSchema.safeParse(pack).error).toBeUndefined();
  });

  it('accepts ports between hosts of a store', () => {
    const draft: CustomEntryDraft = { ...DRAFT, destination: 'store', protocol: 'tcp', ports: '9090' };
    expect(entryOf(draft).subject).toMatchObject({
      kind: 'lan_port',
      ports: [9090],
      protocol: 'tcp',
      direction: 'out',
    });
  });

  it('names the column of every error', () => {
    expect(readCustomEntry({ ...DRAFT, ports: '99999' }, { id: 'a', place: 1 })).toMatchObject({
      kind: 'refused',
      faults: [{ column: 'ports' }],
    });
  });
});

describe('customEntryDraftOf', () => {
  it('returns the form of an entry, for editing', () => {
    expect(customEntryDraftOf(entryOf(DRAFT))).toEqual(DRAFT);
    const bare: CustomEntryDraft = {
      ...DRAFT,
      protocol: 'not_stated',
      ports: '',
      pos: [],
      environments: [],
      breaks: '',
      notes: '',
    };
    expect(customEntryDraftOf(entryOf(bare))).toEqual(bare);
  });
});

describe('customEntryId', () => {
  it('comes from the title, is valid, and is unique', () => {
    expect(customEntryId('Loyalty kiosk (v2)', new Set())).toBe('loyalty-kiosk-v2');
    expect(customEntryId('Loyalty kiosk', new Set(['loyalty-kiosk', 'loyalty-kiosk-2']))).toBe('loyalty-kiosk-3');
    expect(customEntryId('¡!', new Set())).toBe('entry');
  });
});
