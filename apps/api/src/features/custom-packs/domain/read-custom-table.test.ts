import { CUSTOM_PACKS_MAX } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { type CustomTable, customPackId, readCustomTable } from './read-custom-table.ts';

const TABLE: CustomTable = {
  name: 'Kiosk vendor',
  fileName: 'kiosk.csv',
  text: 'id,title,destination,protocol,ports\nkiosk,Kiosk,kiosk.example.com,https,443\n',
  sha256: 'ab'.repeat(32),
  day: '2026-11-24',
  roles: ['boh'],
};
const NONE = { newest: null, packCount: 0 };

describe('readCustomTable', () => {
  it('reads a new table as version 1', () => {
    expect(readCustomTable(TABLE, NONE)).toMatchObject({
      kind: 'next',
      pack: { id: 'own.list-kiosk-vendor', version: 1, title: 'Kiosk vendor' },
      result: { kind: 'readable', entryCount: 1, changes: null },
    });
  });

  it('counts what a newer table changes, and publishes nothing when nothing changed', () => {
    const first = readCustomTable(TABLE, NONE);
    if (first.kind !== 'next') throw new Error(first.kind);
    const now = { newest: first.pack, packCount: 1 };
    expect(readCustomTable(TABLE, now)).toMatchObject({ kind: 'unchanged', result: { version: 1 } });
    const text = `${TABLE.text}tablet,Tablet,tablet.example.com,https,443\n`;
    expect(readCustomTable({ ...TABLE, text }, now)).toMatchObject({
      pack: { version: 2 },
      result: { kind: 'readable', changes: { added: 1, removed: 0, changed: 0 } },
    });
  });

  it('names the line and column of an error, and publishes nothing of the rest', () => {
    const text = `${TABLE.text}tablet,Tablet,,https,443\n`;
    expect(readCustomTable({ ...TABLE, text }, NONE)).toMatchObject({
      kind: 'refused',
      result: { faults: [{ line: 3, column: 'destination', message: 'is empty' }] },
    });
  });

  it('limits how many custom packs a tenant has', () => {
    expect(readCustomTable(TABLE, { newest: null, packCount: CUSTOM_PACKS_MAX })).toEqual({ kind: 'too_many' });
  });
});

describe('customPackId', () => {
  it('never returns the id of the pack of custom entries', () => {
    expect(customPackId('Entries')).toBe('own.list-entries');
    expect(customPackId('  ¡!  ')).toBe('own.list-unnamed');
  });
});
