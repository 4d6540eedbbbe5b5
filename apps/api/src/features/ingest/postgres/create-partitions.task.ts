import type { Pool } from 'pg';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';

const EVERY_MS = 3_600_000;
const DAYS_BEFORE = 8;
const DAYS_AHEAD = 8;

/** Keeps the daily partitions of `report` made: some days back for late reports, and a week ahead. */
export function createPartitionsTask(pool: Pool): PeriodicTask {
  return {
    name: 'ingest.create_partitions',
    everyMs: EVERY_MS,
    async run() {
      await pool.query('SELECT create_report_partitions((now() AT TIME ZONE $1)::date - $2::integer, $3::integer)', [
        'UTC',
        DAYS_BEFORE,
        DAYS_BEFORE + DAYS_AHEAD,
      ]);
    },
  };
}
