import type { Pool } from 'pg';

const DAYS_BEFORE = 8;
const DAYS_AHEAD = 8;

/** Creates the daily partitions of `report` that are missing: some days back for late reports, and a week ahead. */
export async function createPartitions(pool: Pool): Promise<void> {
  await pool.query('SELECT create_report_partitions((now() AT TIME ZONE $1)::date - $2::integer, $3::integer)', [
    'UTC',
    DAYS_BEFORE,
    DAYS_BEFORE + DAYS_AHEAD,
  ]);
}
