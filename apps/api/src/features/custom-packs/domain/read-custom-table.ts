import { countChanges, importCsv } from '@sightline/allowlist';
import { CUSTOM_PACK_PREFIX, CUSTOM_PACKS_MAX, type CustomPackResult, type HostRole, type Pack } from '@sightline/spec';
import type { CustomPackState } from './custom-pack-change.ts';

/** A table that a tenant uploads. */
export interface CustomTable {
  readonly name: string;
  readonly fileName: string;
  readonly text: string;
  /** SHA-256 of the text, in hexadecimal. */
  readonly sha256: string;
  /** The date of the upload, ISO 8601. */
  readonly day: string;
  readonly roles: readonly HostRole[];
}

/** What a table came to; `result` is the answer to the tenant. */
export type CustomPackReading =
  | { readonly kind: 'too_many' }
  | { readonly kind: 'refused'; readonly result: CustomPackResult }
  | { readonly kind: 'unchanged'; readonly result: CustomPackResult }
  | { readonly kind: 'next'; readonly pack: Pack; readonly result: CustomPackResult };

/** Returns the pack id for a name: `own.list-kiosk-vendor`. */
export function customPackId(name: string): string {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '');
  // The prefix keeps a table named "Entries" apart from the pack of custom entries.
  return `${CUSTOM_PACK_PREFIX}list-${slug === '' ? 'unnamed' : slug}`;
}

/** Reads a table as the next version of a custom pack. Pure. */
export function readCustomTable(
  table: CustomTable,
  { newest, packCount }: Pick<CustomPackState, 'newest' | 'packCount'>,
): CustomPackReading {
  const packId = customPackId(table.name);
  if (newest === null && packCount >= CUSTOM_PACKS_MAX) return { kind: 'too_many' };
  const packVersion = (newest?.version ?? 0) + 1;
  const reading = importCsv(table.text, {
    file: table.fileName,
    sha256: table.sha256,
    retrievedAt: table.day,
    packId,
    packVersion,
    vendor: 'Own',
    title: table.name,
    roles: table.roles,
  });
  if (reading.kind === 'refused') {
    const faults = reading.faults.map(({ line, field, message }) => ({ line, column: field, message }));
    return { kind: 'refused', result: { kind: 'refused', reason: reading.reason, faults } };
  }
  const changes = newest === null ? null : countChanges(newest, reading.pack);
  if (newest !== null && changes !== null && Object.values(changes).every((count) => count === 0)) {
    return { kind: 'unchanged', result: { kind: 'unchanged', packId, version: newest.version } };
  }
  const entryCount = reading.pack.entries.length;
  return {
    kind: 'next',
    pack: reading.pack,
    result: { kind: 'readable', packId, version: packVersion, entryCount, changes },
  };
}
