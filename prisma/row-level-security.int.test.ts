import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from './testing/scratch-database.ts';

/** Tables without tenant_id, and why row-level security by tenant does not apply. */
const WITHOUT_TENANT = new Map([
  ['tenant', 'is the tenant: its policy compares id'],
  ['user', 'accounts: a person may belong to several tenants; the app role has no grant'],
  ['session', 'accounts, as user'],
  ['account', 'accounts, as user'],
  ['verification', 'accounts, as user'],
  ['member', 'accounts: names its tenant organization_id; the app role has no grant'],
  ['invitation', 'accounts, as member'],
  ['pack_version', 'vendors’ packs are the same for every tenant; the app role may only read'],
  ['pack_source', 'the sources of vendors’ packs are the same for every tenant; the app role may only read'],
  ['signing_key', 'keys of the installation that sign certificates for all tenants; the app role has no grant'],
  ['rollout', 'belongs to the operator and spans all tenants; the app role has no grant'],
  ['_prisma_migrations', 'records of migrations; no runtime role has a grant'],
]);

const tenants = { ours: randomUUID(), theirs: randomUUID() };
const stores = { ours: randomUUID(), theirs: randomUUID() };

describe('row-level security', () => {
  let app: Client;
  let system: Client;

  beforeAll(async () => {
    app = new Client(inject('appUrl'));
    system = new Client(inject('systemUrl'));
    await Promise.all([app.connect(), system.connect()]);
    for (const who of ['ours', 'theirs'] as const) {
      await system.query('INSERT INTO tenant (id, name, slug) VALUES ($1, $2, $3)', [tenants[who], who, tenants[who]]);
      await system.query(
        `INSERT INTO store (tenant_id, id, number, name, address, time_zone, profile) VALUES ($1, $2, '1', '', '', 'UTC', '{}')`,
        [tenants[who], stores[who]],
      );
    }
  });

  afterAll(async () => {
    await system.query('DELETE FROM tenant WHERE id = ANY ($1)', [Object.values(tenants)]);
    await Promise.all([app.end(), system.end()]);
  });

  /** Runs one statement as the app role with our tenant set, then rolls it back. */
  const asOurs = async (sql: string, values: readonly unknown[] = []): Promise<Record<string, unknown>[]> => {
    await app.query('BEGIN');
    try {
      await app.query(`SELECT set_config('app.tenant_id', $1, true)`, [tenants.ours]);
      const { rows } = await app.query<Record<string, unknown>>(sql, [...values]);
      return rows;
    } finally {
      await app.query('ROLLBACK');
    }
  };

  it('is forced, with a policy for each role, on every table and partition with tenant_id', async () => {
    const { rows } = await withClient(inject('ownerUrl'), (client) =>
      client.query<{ name: string }>(`
        SELECT c.relname AS name FROM pg_class c
        JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'tenant_id'
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT (c.relrowsecurity AND c.relforcerowsecurity AND a.attnotnull
            AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.roles = '{sightline_app}'
              AND p.cmd = 'ALL' AND p.qual = '(tenant_id = current_tenant_id())' AND p.with_check = p.qual)
            AND EXISTS (SELECT FROM pg_policies p WHERE p.tablename = c.relname AND p.roles = '{sightline_system}'))`),
    );
    expect(rows).toEqual([]);
  });

  it('has a documented reason for every table without tenant_id', async () => {
    const { rows } = await withClient(inject('ownerUrl'), (client) =>
      client.query<{ name: string }>(`
        SELECT c.relname AS name FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind IN ('r', 'p')
          AND NOT EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'tenant_id')`),
    );
    expect(rows.map((row) => row.name).sort()).toEqual([...WITHOUT_TENANT.keys()].sort());
  });

  it('never lets a runtime role own a table or bypass the policies', async () => {
    const { rows } = await system.query(`
      SELECT rolname FROM pg_roles r WHERE rolname IN ('sightline_app', 'sightline_system')
        AND (rolsuper OR rolbypassrls OR EXISTS (SELECT FROM pg_class c WHERE c.relowner = r.oid))`);
    expect(rows).toEqual([]);
  });

  it('shows the app role nothing without a tenant, nor after a transaction that set one', async () => {
    await asOurs('SELECT 1');
    for (const table of ['store', 'tenant', 'report']) {
      const { rows } = await app.query<{ count: string }>(`SELECT count(*) FROM ${table}`);
      expect(rows).toEqual([{ count: '0' }]);
    }
  });

  it('shows the app role only its own tenant', async () => {
    expect(await asOurs('SELECT id FROM store')).toEqual([{ id: stores.ours }]);
    expect(await asOurs('SELECT id FROM tenant')).toEqual([{ id: tenants.ours }]);
    expect(await asOurs('DELETE FROM store WHERE id = $1 RETURNING id', [stores.theirs])).toEqual([]);
  });

  it('refuses a row for another tenant', async () => {
    const insert = `INSERT INTO channel (tenant_id, kind, name, config) VALUES ($1, 'email', '', '{}')`;
    await expect(asOurs(insert, [tenants.theirs])).rejects.toThrow('row-level security');
  });

  it("refuses a reference to another tenant's row, which constraint checks alone would allow", async () => {
    const insert = `INSERT INTO enrollment_token (tenant_id, store_id, token_hash, uses_max, expires_at)
      VALUES ($1, $2, '\\x00', 1, now())`;
    await expect(asOurs(insert, [tenants.ours, stores.theirs])).rejects.toThrow('foreign key constraint');
  });

  it('denies the app role the accounts tables, and partitions that would bypass a policy', async () => {
    for (const table of ['"user"', 'session', 'account', 'verification', 'member', 'invitation', 'report_default']) {
      await expect(asOurs(`SELECT FROM ${table}`)).rejects.toThrow('permission denied');
    }
  });
});
