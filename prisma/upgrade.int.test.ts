import { randomUUID } from 'node:crypto';
import { cp, mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { migrate } from './migrate.ts';
import { createScratchDatabase, type ScratchDatabase, withClient } from './testing/scratch-database.ts';

/** The last migration of the last release. */
const LAST_RELEASED = '20261125012500_add_assignment_in_use';
const MIGRATIONS = join(import.meta.dirname, 'migrations');
const passwords = { sightline_app: null, sightline_system: null };

/** Tables that were renamed since, and whether they belong to tenants. */
const RENAMED_TABLES = [
  { old: 'enrolment_token', new: 'enrollment_token', ofTenants: true },
  { old: 'bare_machine', new: 'agentless_host', ofTenants: true },
  { old: 'own_pack_version', new: 'custom_pack_version', ofTenants: true },
  { old: 'list_source', new: 'pack_source', ofTenants: false },
] as const;
const NEW_NAMES = RENAMED_TABLES.map((table) => table.new);

const RENAMED_ACTIONS = new Map([
  ['own_list.published', 'custom_pack.published'],
  ['own_entry.added', 'custom_entry.added'],
  ['machine.added', 'agentless_host.added'],
  ['machine.removed', 'agentless_host.removed'],
  ['store.created', 'store.created'],
]);

describe('an upgrade from the last release', () => {
  const tenantId = randomUUID();
  const storeId = randomUUID();
  let scratch: ScratchDatabase;
  let applied: readonly string[];
  let before: readonly Protection[];

  beforeAll(async () => {
    scratch = await createScratchDatabase(inject('ownerUrl'));
    const released = await copyReleased();
    await migrate(scratch.ownerUrl, { passwords, folder: released });
    await rm(released, { recursive: true });
    before = await withClient(scratch.ownerUrl, (client) =>
      readProtections(
        client,
        RENAMED_TABLES.map((t) => t.old),
      ),
    );
    await withClient(scratch.urlFor(inject('systemUrl')), insertRows);
    ({ applied } = await migrate(scratch.ownerUrl, { passwords }));
  });
  afterAll(async () => {
    await scratch.drop();
  });

  const insertRows = async (system: Client): Promise<void> => {
    await system.query("INSERT INTO tenant (id, name, slug) VALUES ($1, 'Harbor', 'harbor')", [tenantId]);
    await system.query(
      `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile) VALUES ($1, $2, '1', '', '', 'UTC', '{}')`,
      [tenantId, storeId],
    );
    await system.query(
      `INSERT INTO enrolment_token (tenant_id, store_id, token_hash, uses_max, expires_at) VALUES ($1, $2, '\\x01', 1, now())`,
      [tenantId, storeId],
    );
    await system.query(
      `INSERT INTO bare_machine (tenant_id, store_id, name, role, address, created_at, created_by)
       VALUES ($1, $2, 'TERM-1', 'terminal', '192.168.7.21', now(), 'Ann')`,
      [tenantId, storeId],
    );
    await system.query(
      `INSERT INTO own_pack_version (tenant_id, pack_id, version, document) VALUES ($1, 'own.1', 1, '{}')`,
      [tenantId],
    );
    await system.query("INSERT INTO list_source (id) VALUES ('cloudflare') ON CONFLICT DO NOTHING");
    for (const action of RENAMED_ACTIONS.keys()) {
      await system.query(
        "INSERT INTO audit_event (tenant_id, at, actor, action, subject) VALUES ($1, now(), 'Ann', $2, $2)",
        [tenantId, action],
      );
    }
  };
  const asSystem = async (sql: string): Promise<Record<string, unknown>[]> =>
    await withClient(
      scratch.urlFor(inject('systemUrl')),
      async (client) => (await client.query<Record<string, unknown>>(sql)).rows,
    );
  const asApp = async (sql: string, tenant: string): Promise<Record<string, unknown>[]> =>
    await withClient(scratch.urlFor(inject('appUrl')), async (client) => {
      await client.query(`SELECT set_config('app.tenant_id', $1, false)`, [tenant]);
      return (await client.query<Record<string, unknown>>(sql)).rows;
    });

  it('applies exactly the migrations that are not released yet', async () => {
    const all = (await readdir(MIGRATIONS, { withFileTypes: true })).filter((entry) => entry.isDirectory());
    const newer = all.map(({ name }) => name).filter((name) => name > LAST_RELEASED);
    expect(applied).toEqual(newer.sort());
    expect(applied).toContain('20261201000000_rename_terms');
  });

  it.each(RENAMED_TABLES)('keeps the rows of $old under the name $new', async (table) => {
    expect(await asSystem(`SELECT count(*)::int AS rows FROM ${table.new}`)).toEqual([{ rows: 1 }]);
    const { rows } = await withClient(scratch.ownerUrl, (client) =>
      client.query('SELECT to_regclass($1) AS old', [table.old]),
    );
    expect(rows).toEqual([{ old: null }]);
  });

  it('rewrites the actions of the audit log, and no other', async () => {
    const rows = await asSystem('SELECT subject, action FROM audit_event');
    expect(new Map(rows.map(({ subject, action }) => [subject, action]))).toEqual(RENAMED_ACTIONS);
  });

  it('keeps row-level security, policies and grants of every renamed table', async () => {
    const after = await withClient(scratch.ownerUrl, (client) => readProtections(client, NEW_NAMES));
    const renamed = before.map(({ table, ...rest }) => ({
      table: RENAMED_TABLES.find(({ old }) => old === table)?.new,
      ...rest,
    }));
    expect(sorted(after)).toEqual(sorted(renamed));
    for (const { new: table, ofTenants } of RENAMED_TABLES) {
      const protection = after.find((found) => found.table === table);
      expect(protection).toMatchObject({ table, enabled: ofTenants, forced: ofTenants });
      expect(protection?.policies).toHaveLength(ofTenants ? 2 : 0);
      expect(protection?.grants).not.toEqual([]);
    }
  });

  it('forces row-level security on the audit log again after rewriting it', async () => {
    const [protection] = await withClient(scratch.ownerUrl, (client) => readProtections(client, ['audit_event']));
    expect(protection).toMatchObject({ enabled: true, forced: true });
    expect(await asApp('SELECT count(*)::int AS rows FROM audit_event', randomUUID())).toEqual([{ rows: 0 }]);
    expect(await asApp('SELECT count(*)::int AS rows FROM audit_event', tenantId)).toEqual([
      { rows: RENAMED_ACTIONS.size },
    ]);
  });

  it.each(RENAMED_TABLES.filter(({ ofTenants }) => ofTenants))('shows $new to its own tenant only', async (table) => {
    expect(await asApp(`SELECT tenant_id FROM ${table.new}`, tenantId)).toEqual([{ tenant_id: tenantId }]);
    expect(await asApp(`SELECT tenant_id FROM ${table.new}`, randomUUID())).toEqual([]);
  });

  it('leaves no table, constraint or index with an old name', async () => {
    const { rows } = await withClient(scratch.ownerUrl, (client) =>
      client.query(
        `SELECT name FROM (
           SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace
           UNION ALL SELECT conname FROM pg_constraint WHERE connamespace = 'public'::regnamespace
         ) AS named WHERE name ~ $1`,
        [RENAMED_TABLES.map(({ old }) => old).join('|')],
      ),
    );
    expect(rows).toEqual([]);
  });
});

/** Copies the released migrations to a folder of their own. */
async function copyReleased(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sightline-released-'));
  for (const name of await readdir(MIGRATIONS)) {
    if (name <= LAST_RELEASED) await cp(join(MIGRATIONS, name), join(folder, name), { recursive: true });
  }
  return folder;
}

/** What keeps a role from rows of a table: row-level security, its policies, and the role's grants. */
interface Protection {
  readonly table: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: readonly string[];
  readonly grants: readonly string[];
}

async function readProtections(client: Client, tables: readonly string[]): Promise<Protection[]> {
  const { rows } = await client.query<Protection>(
    `SELECT c.relname AS table, c.relrowsecurity AS enabled, c.relforcerowsecurity AS forced,
       ARRAY(SELECT concat_ws(' ', policyname, roles, cmd, qual, with_check) FROM pg_policies
         WHERE tablename = c.relname ORDER BY 1) AS policies,
       ARRAY(SELECT concat_ws(' ', grantee, privilege_type) FROM information_schema.role_table_grants g
         WHERE g.table_name = c.relname AND grantee LIKE 'sightline_%' ORDER BY 1) AS grants
     FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relname = ANY ($1)`,
    [tables],
  );
  return rows;
}

function sorted(protections: readonly { readonly table?: string | undefined }[]): unknown[] {
  return protections.toSorted((a, b) => ((a.table ?? '') < (b.table ?? '') ? -1 : 1));
}
