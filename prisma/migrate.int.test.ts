import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createScratchDatabase, type ScratchDatabase, withClient } from './testing/scratch-database.ts';

const passwords = { sightline_app: null, sightline_system: null };

describe('migrate', () => {
  let scratch: ScratchDatabase;
  let folder: string;

  beforeEach(async () => {
    scratch = await createScratchDatabase(inject('ownerUrl'));
    folder = await mkdtemp(join(tmpdir(), 'migrations-'));
  });

  afterEach(async () => {
    await rm(folder, { recursive: true });
    await scratch.drop();
  });

  const write = async (name: string, sql: string): Promise<void> => {
    await mkdir(join(folder, name), { recursive: true });
    await writeFile(join(folder, name, 'migration.sql'), sql);
  };
  const names = (): Promise<unknown[]> =>
    withClient(scratch.ownerUrl, async (client) => {
      const { rows } = await client.query<{ migration_name: string }>(
        `SELECT migration_name FROM _prisma_migrations
         WHERE finished_at >= started_at AND applied_steps_count = 1 AND length(checksum) = 64 ORDER BY started_at`,
      );
      return rows.map((row) => row.migration_name);
    });

  it('updates an empty database, and has nothing to do the second time', async () => {
    const first = await migrate(scratch.ownerUrl, { passwords });
    expect(first.applied).toContain('20261124000000_create_foundation');
    expect(await migrate(scratch.ownerUrl, { passwords })).toEqual({ applied: [] });
    expect(await names()).toEqual(first.applied);
  });

  it('applies each migration once, in order of names, when two runs meet', async () => {
    await write('2_b', 'INSERT INTO a VALUES (1)');
    await write('1_a', 'CREATE TABLE a (n integer)');
    const runs = await Promise.all([1, 2].map(() => migrate(scratch.ownerUrl, { passwords, folder })));
    expect(runs.flatMap((run) => run.applied)).toEqual(['1_a', '2_b']);
    expect(await names()).toEqual(['1_a', '2_b']);
  });

  it('rolls back a failing migration completely, keeps earlier ones, and applies it once it is fixed', async () => {
    await write('1_a', 'CREATE TABLE a (n integer)');
    await write('2_b', 'CREATE TABLE b (n integer); SELECT 1 / 0');
    await expect(migrate(scratch.ownerUrl, { passwords, folder })).rejects.toThrow('2_b failed and was rolled back');
    expect(await names()).toEqual(['1_a']);
    await write('2_b', 'CREATE TABLE b (n integer)');
    expect(await migrate(scratch.ownerUrl, { passwords, folder })).toEqual({ applied: ['2_b'] });
  });

  it('refuses a migration that was edited after it was applied', async () => {
    await write('1_a', 'CREATE TABLE a (n integer)');
    await migrate(scratch.ownerUrl, { passwords, folder });
    await write('1_a', 'CREATE TABLE a (n bigint)');
    await expect(migrate(scratch.ownerUrl, { passwords, folder })).rejects.toThrow('1_a was edited');
  });

  it('refuses a migration that Prisma started but never finished', async () => {
    await write('1_a', 'CREATE TABLE a (n integer)');
    await migrate(scratch.ownerUrl, { passwords, folder });
    await withClient(scratch.ownerUrl, (client) => client.query('UPDATE _prisma_migrations SET finished_at = NULL'));
    await expect(migrate(scratch.ownerUrl, { passwords, folder })).rejects.toThrow('1_a was begun and never finished');
  });
});
