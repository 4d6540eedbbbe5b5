import type { Pool } from 'pg';
import type { BenchHost } from '../shared/fleet.ts';

const WAIT_MS_MAX = 300_000;
const POLL_MS = 50;

/** Waits until every report of these hosts is committed. Throws when that takes more than five minutes. */
export async function waitUntilStored(pool: Pool, hosts: readonly BenchHost[], rounds: number): Promise<void> {
  const deadline = performance.now() + WAIT_MS_MAX;
  const tenantId = hosts[0]?.tenantId;
  while (performance.now() < deadline) {
    const { rows } = await pool.query<{ left: string }>(
      'SELECT count(*) AS left FROM host_state WHERE tenant_id = $1 AND stored_through < $2',
      [tenantId, rounds],
    );
    if (rows[0]?.left === '0') return;
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
  throw new Error(`not everything was stored within ${WAIT_MS_MAX / 1_000} s`);
}

export interface Stored {
  /** The stored reports, as COPY's text format writes them. */
  readonly rows: readonly string[];
  readonly bytesPerResult: number;
}

/** Reads back what the runs stored, and what it takes on disk. */
export async function readStored(pool: Pool): Promise<Stored> {
  const size = await pool.query<{ bytes: string; results: string }>(
    `SELECT (SELECT sum(pg_total_relation_size(relid)) FROM pg_partition_tree('report') WHERE isleaf) AS bytes,
       (SELECT sum(cardinality(check_nos)) FROM report) AS results`,
  );
  const { rows } = await pool.query<{ line: string }>(
    `SELECT concat_ws(E'\\t', tenant_id, host_id, seq, at, received_at, check_nos::text, offsets_ms::text, outcomes::text, phases_ms::text) || E'\\n' AS line
     FROM report`,
  );
  return {
    rows: rows.map((row) => row.line),
    bytesPerResult: Number(size.rows[0]?.bytes) / Number(size.rows[0]?.results),
  };
}
