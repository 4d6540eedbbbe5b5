import type { Pool } from 'pg';
import { z } from 'zod';

const rowSchema = z.object({
  history: z.coerce.number(),
  results: z.coerce.number(),
  out_of_order: z.coerce.number(),
  fresh_lags_ms: z.array(z.coerce.number()).nullable(),
});

/** What of an outage is in the database; reports up to `lastSeq` are its history. */
export interface StoredOutage {
  readonly history: number;
  readonly results: number;
  /** Reports of the history that came after one that was made later. */
  readonly outOfOrder: number;
  /** Of every fresh report made since the first one came: from its last probe to its arrival. */
  readonly freshLagsMs: readonly number[];
}

export async function storedOutage(pool: Pool, hostId: string, lastSeq: number): Promise<StoredOutage> {
  const { rows } = await pool.query(
    `WITH r AS (
       SELECT seq <= $2 AS outage, cardinality(check_nos) AS results, received_at,
         lag(received_at) OVER (ORDER BY seq) AS before,
         at + make_interval(secs => coalesce((SELECT max(o) FROM unnest(offsets_ms) AS o), 0) / 1000.0) AS ended_at
       FROM report WHERE host_id = $1
     )
     SELECT count(*) FILTER (WHERE outage) AS history, coalesce(sum(results) FILTER (WHERE outage), 0) AS results,
       count(*) FILTER (WHERE outage AND received_at < before) AS out_of_order,
       array_agg(extract(epoch FROM received_at - ended_at) * 1000) FILTER (WHERE NOT outage AND ended_at > heard_at) AS fresh_lags_ms
     FROM r, (SELECT min(received_at) AS heard_at FROM r WHERE NOT outage) AS first`,
    [hostId, lastSeq],
  );
  const row = rowSchema.parse(rows[0]);
  return {
    history: row.history,
    results: row.results,
    outOfOrder: row.out_of_order,
    freshLagsMs: row.fresh_lags_ms ?? [],
  };
}

/**
 * Verdicts that something is wrong with a tenant's checks, and incidents. That nothing is known of them, while nothing has
 * been heard yet, is neither.
 */
export async function countAlarms(pool: Pool, tenantId: string): Promise<number> {
  const { rows } = await pool.query(
    `SELECT (SELECT count(*) FROM transition WHERE tenant_id = $1 AND to_state NOT IN ('pass', 'unverified'))
       + (SELECT count(*) FROM incident WHERE tenant_id = $1) AS alarms`,
    [tenantId],
  );
  return z.object({ alarms: z.coerce.number() }).parse(rows[0]).alarms;
}
