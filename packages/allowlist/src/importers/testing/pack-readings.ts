import { readFileSync } from 'node:fs';
import type { Pack } from '@sightline/spec';
import { faultText, type PackReading, readPack } from '../../packs/read-pack.ts';
import type { ImportSource } from '../import-source.ts';

export const SOURCE: ImportSource = {
  file: 'list',
  url: 'https://vendor.example/list',
  sha256: 'ab'.repeat(32),
  retrievedAt: '2026-11-24',
  packId: 'vendor',
  packVersion: 7,
  vendor: 'Vendor',
  title: 'A list',
  roles: ['boh', 'caps'],
};

/** Returns the text of a file in `fixtures/sources`. */
export function fixture(file: string): string {
  return readFileSync(new URL(`../../../fixtures/sources/${file}`, import.meta.url), 'utf8');
}

/** Returns the pack; throws when the import was refused. */
export function packOf(reading: PackReading): Pack {
  if (reading.kind === 'refused') throw new Error([reading.reason, ...reading.faults.map(faultText)].join('\n'));
  return reading.pack;
}

/** Returns why an import was refused; throws when it was not. */
export function refusal(reading: PackReading): { reason: string; faults: string[] } {
  if (reading.kind === 'pack') throw new Error('the import was not refused');
  return { reason: reading.reason, faults: reading.faults.map(faultText) };
}

/** Writes a pack to JSON and reads it again. */
export function throughFile(pack: Pack): Pack {
  return packOf(readPack('pack.json', JSON.stringify(pack)));
}
