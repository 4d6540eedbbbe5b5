import { randomUUID } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { withClient } from './testing/scratch-database.ts';

/** How to insert a row that falls under an index, and how to take it out of the index again. */
interface IndexCase {
  readonly insert: string;
  readonly release: string;
}

/** Every partial unique index. Statements take the tenant as `$1`. */
const CASES = new Map<string, IndexCase>([
  [
    'incident_open_idx',
    {
      insert: `INSERT INTO incident (tenant_id, kind, scope_key, opened_at) VALUES ($1, 'target_down', 'a.example:443', now())`,
      release: 'UPDATE incident SET resolved_at = now() WHERE tenant_id = $1 AND resolved_at IS NULL',
    },
  ],
]);

describe('partial unique indexes', () => {
  const tenants = [randomUUID(), randomUUID()] as const;
  let system: Client;

  beforeAll(async () => {
    system = new Client(inject('systemUrl'));
    await system.connect();
    for (const id of tenants) {
      await system.query('INSERT INTO tenant (id, name, slug) VALUES ($1::uuid, $2, $2)', [id, `partial-${id}`]);
    }
  });
  afterAll(async () => {
    await system.query('DELETE FROM tenant WHERE id = ANY ($1)', [tenants]);
    await system.end();
  });

  it('each have a case below', async () => {
    const { rows } = await withClient(inject('ownerUrl'), (client) =>
      client.query<{ name: string }>(
        `SELECT c.relname AS name FROM pg_index i JOIN pg_class c ON c.oid = i.indexrelid
         WHERE i.indisunique AND i.indpred IS NOT NULL AND c.relnamespace = 'public'::regnamespace`,
      ),
    );
    expect(rows.map(({ name }) => name).sort()).toEqual([...CASES.keys()].sort());
  });

  it.each([...CASES])('%s refuses a second row until the first one is released', async (name, { insert, release }) => {
    const [ours, theirs] = tenants;
    await system.query(insert, [ours]);
    await expect(system.query(insert, [ours])).rejects.toThrow(name);
    await system.query(insert, [theirs]);
    await system.query(release, [ours]);
    await system.query(insert, [ours]);
    await expect(system.query(insert, [ours])).rejects.toThrow(name);
  });
});
