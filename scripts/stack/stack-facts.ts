import type { Pool } from 'pg';
import { z } from 'zod';
import type { DemoStore } from './fleet.ts';
import type { Stack } from './start-stack.ts';

const unwellSchema = z.object({ tenant: z.string(), number: z.string(), name: z.string(), what: z.string() });

/** What keeps the fleet from being all well, one phrase for each store: a host without a report, checks not passing. */
export async function listUnwell(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(`
    SELECT tenant.slug AS tenant, store.number, store.name,
           coalesce(troubles.what, CASE WHEN checks.count = 0 THEN 'no checks yet' END) AS what
      FROM store
      JOIN tenant ON tenant.id = store.tenant_id
      CROSS JOIN LATERAL (
        SELECT count(*) FROM planned_check
         WHERE planned_check.store_id = store.id AND planned_check.tenant_id = store.tenant_id AND retired_at IS NULL
      ) AS checks
      CROSS JOIN LATERAL (
        SELECT string_agg(DISTINCT coalesce(check_state.state, 'never probed'), ', ') AS what
          FROM planned_check
          LEFT JOIN check_state ON check_state.tenant_id = planned_check.tenant_id AND check_state.check_id = planned_check.id
         WHERE planned_check.store_id = store.id AND planned_check.tenant_id = store.tenant_id AND retired_at IS NULL
           AND check_state.state IS DISTINCT FROM 'pass'
      ) AS troubles
     WHERE troubles.what IS NOT NULL OR checks.count = 0
     ORDER BY tenant.slug, store.number`);
  return z
    .array(unwellSchema)
    .parse(rows)
    .map((row) => `${row.tenant} ${row.number} ${row.name} (${row.what})`);
}

const whatSchema = z.array(z.object({ what: z.string() }));

/** What of past changes has not had its consequences yet: checks failing without a verdict, transitions, deliveries. */
export async function listUnhandled(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(`
    SELECT 'a check that fails without a verdict' AS what FROM check_state WHERE last_outcome > 0 AND state = 'pass'
    UNION ALL
    SELECT 'transition of ' || created_at || ' not handled' FROM transition WHERE handled_at IS NULL
    UNION ALL
    SELECT 'delivery ' || status FROM delivery WHERE status IN ('pending', 'retrying')`);
  return whatSchema.parse(rows).map(({ what }) => what);
}

/** The incidents of every tenant that are open. */
export async function listOpenIncidents(pool: Pool): Promise<string[]> {
  const { rows } = await pool.query(
    "SELECT 'incident ' || kind || ' open' AS what FROM incident WHERE resolved_at IS NULL",
  );
  return whatSchema.parse(rows).map(({ what }) => what);
}

const hostSchema = z.array(z.object({ host_id: z.string(), stored_through: z.coerce.number() }));

/**
 * Up to which report everything of each host is stored, by host id; of every host that has something to check, or of the
 * control's alone. A host without checks reports seldom, and nothing is judged by it.
 */
export async function readStoredThrough(pool: Pool, whose: 'all' | 'control'): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query(
    `SELECT host_id, stored_through FROM host_state JOIN tenant ON tenant.id = host_state.tenant_id
      WHERE (tenant.is_control OR $1)
        AND EXISTS (SELECT FROM planned_check
                     WHERE planned_check.tenant_id = host_state.tenant_id AND planned_check.host_id = host_state.host_id
                       AND retired_at IS NULL)`,
    [whose === 'all'],
  );
  return new Map(hostSchema.parse(rows).map((row) => [row.host_id, row.stored_through]));
}

const reportsSchema = z.array(z.object({ seq: z.coerce.number(), result_count: z.coerce.number() }));

/** One stored report of a host. */
export interface StoredReport {
  readonly seq: number;
  readonly resultCount: number;
}

/** Reads the reports that a store's hosts began in a span of time, by seq; a report stored twice is there twice. */
export async function readReports(
  stack: Stack,
  store: DemoStore,
  span: readonly [Date, Date],
): Promise<StoredReport[]> {
  const storeId = stack.seeded.stores.get(store)?.id;
  const { rows } = await stack.pool.query(
    `SELECT report.seq, cardinality(report.check_nos) AS result_count
       FROM report JOIN host ON host.tenant_id = report.tenant_id AND host.id = report.host_id
      WHERE host.store_id = $1 AND report.at BETWEEN $2 AND $3
      ORDER BY report.seq`,
    [storeId, ...span],
  );
  return reportsSchema.parse(rows).map((row) => ({ seq: row.seq, resultCount: row.result_count }));
}

const seqsSchema = z.array(z.object({ seq: z.coerce.number() }));

/** Reads the seq of every stored report of a host; a report stored twice is there twice. */
export async function readSeqs(pool: Pool, hostId: string): Promise<number[]> {
  const { rows } = await pool.query('SELECT seq FROM report WHERE host_id = $1 ORDER BY seq', [hostId]);
  return seqsSchema.parse(rows).map(({ seq }) => seq);
}

const countsSchema = z.tuple([z.object({ rows: z.coerce.number(), seqs: z.coerce.number() })]);

/** How many reports of a host are stored up to a seq: rows, and different seqs among them. */
export async function countReports(
  pool: Pool,
  hostId: string,
  lastSeq: number,
): Promise<{ readonly rows: number; readonly seqs: number }> {
  const { rows } = await pool.query(
    'SELECT count(*) AS rows, count(DISTINCT seq) AS seqs FROM report WHERE host_id = $1 AND seq <= $2',
    [hostId, lastSeq],
  );
  return countsSchema.parse(rows)[0];
}
