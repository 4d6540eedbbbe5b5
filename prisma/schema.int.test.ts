import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Catalog, readCatalog } from './testing/catalog.ts';
import { writePrismaDdl } from './testing/prisma-ddl.ts';
import { createScratchDatabase, execute, type ScratchDatabase, withClient } from './testing/scratch-database.ts';

/** Indexes that Prisma cannot express. */
const SQL_ONLY_INDEXES = new Map([['incident_open_idx', 'partial unique index']]);

describe('schema.prisma against the migrations', () => {
  let scratch: ScratchDatabase;
  let described: Catalog;
  let migrated: Catalog;

  beforeAll(async () => {
    scratch = await createScratchDatabase(inject('ownerUrl'));
    await execute(scratch.ownerUrl, await writePrismaDdl(inject('ownerUrl')));
    described = await withClient(scratch.ownerUrl, readCatalog);
    migrated = await withClient(inject('ownerUrl'), readCatalog);
  });

  afterAll(() => scratch.drop());

  it('describes every column with its type, nullability and default', () => {
    expect(sorted(described.columns)).toEqual(sorted(migrated.columns));
  });

  it('describes every key and index with its name, columns and order', () => {
    const expressible = new Map([...migrated.indexes].filter(([name]) => !SQL_ONLY_INDEXES.has(name)));
    expect(sorted(described.indexes)).toEqual(sorted(expressible));
  });

  it('describes every foreign key and its delete action', () => {
    expect(sorted(described.foreignKeys)).toEqual(sorted(migrated.foreignKeys));
  });
});

function sorted(things: ReadonlyMap<string, string>): [string, string][] {
  return [...things].sort(([a], [b]) => (a < b ? -1 : 1));
}
