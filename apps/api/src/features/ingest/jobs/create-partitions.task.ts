import type { Pool } from 'pg';
import type { PeriodicTask } from '../../../platform/schedule/periodic-tasks.ts';
import { createPartitions } from '../postgres/create-partitions.ts';

const EVERY_MS = 3_600_000;

export function createPartitionsTask(pool: Pool): PeriodicTask {
  return {
    name: 'ingest.create_partitions',
    everyMs: EVERY_MS,
    run: async () => {
      await createPartitions(pool);
    },
  };
}
