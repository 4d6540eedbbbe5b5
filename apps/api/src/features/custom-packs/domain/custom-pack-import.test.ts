import { CUSTOM_PACKS_MAX } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { type CustomTable, customPackId, readCustomTable } from './custom-pack-import.ts';

const TABLE: CustomTable = {
  name: 'Kiosk vendor',
  fileName: 'kiosk.csv',
  text: 'id,title,destination,protocol,ports\nkiosk,Kiosk,kiosk.example.com,https,443\n',
  sha256: 'ab'.repeat(32),
  day: '2026-11-24',
  roles: ['boh'],
};
const NONE = { newest: null, listCount: 0 };

describe('readCustomTable', () => {
  it('reads a list that is new as its first version', () => {
    expect(readCustomTable(TABLE, NONE)).toMatchObject({
      kind: 'next',
      pack: { id: 'own.list-kiosk-vendor', version: 1, title: 'Kiosk vendor' },
      result: { kind: 'readable', entryCount: 1, changes: null },
    });
  });

  it('says what the same list changes when it is read again, and nothing when it changes nothing', () => {
    const first = readCustomTable(TABLE, NONE);
    if (first.kind !== 'next') throw new Error(first.kind);
    const now = { newest: first.pack, listCount: 1 };
    expect(readCustomTable(TABLE, now)).toMatchObject({ kind: 'unchanged', result: { version: 1 } });
    const text = `${TABLE.text}tablet,Tablet,tablet.example.com,https,443\n`;
    expect(readCustomTable({ ...TABLE, text }, now)).toMatchObject({
      pack: { version: 2 },
      result: { kind: 'readable', changes: { added: 1, removed: 0, changed: 0 } },
    });
  });

  it('names line and column of what is wrong, and makes nothing of the rest', () => {
    const text = `${TABLE.text}tablet,Tablet,,https,443\n`;
    expect(readCustomTable({ ...TABLE, text }, NONE)).toMatchObject({
      kind: 'refused',
      result: { faults: [{ line: 3, column: 'destination', message: 'is empty' }] },
    });
  });

  it('lets a tenant have so many lists and no more', () => {
    expect(readCustomTable(TABLE, { newest: null, listCount: CUSTOM_PACKS_MAX })).toEqual({ kind: 'too_many' });
  });
});

describe('customPackId', () => {
  it('is never that of the list of single entries', () => {
    expect(customPackId('Entries')).toBe('own.list-entries');
    expect(customPackId('  ¡!  ')).toBe('own.list-unnamed');
  });
});
