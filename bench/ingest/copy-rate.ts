import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';

const COLUMNS = 'tenant_id, host_id, seq, at, received_at, check_nos, offsets_ms, outcomes, phases_ms';

/**
 * COPY of the rows that the run stored, out of the table into memory and into an empty table of the same form with the
 * same primary key, committed as the run commits; answers results per second of the way in.
 */
export async function measureCopyRate(owner: Client, rows: readonly string[], results: number): Promise<number> {
  await owner.query('DROP TABLE IF EXISTS bench_copy');
  await owner.query('CREATE TABLE bench_copy (LIKE report INCLUDING DEFAULTS)');
  await owner.query('ALTER TABLE bench_copy ADD PRIMARY KEY (tenant_id, host_id, seq, at)');
  const startedAt = performance.now();
  await pipeline(Readable.from(rows), owner.query(copyFrom(`COPY bench_copy (${COLUMNS}) FROM STDIN`)));
  const seconds = (performance.now() - startedAt) / 1_000;
  await owner.query('DROP TABLE bench_copy');
  return results / seconds;
}
