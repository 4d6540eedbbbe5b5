import { z } from 'zod';
import type { Log } from '../../../platform/log.ts';
import { defineJob } from '../../../platform/queue/job-definition.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';

/** Replans the control. Carries no data: it plans from whatever the stores probe when it runs. */
export const REPLAN_CONTROL = defineJob({
  name: 'agents.replan_control',
  version: 1,
  schema: z.object({}),
  concurrency: 1,
  attemptsMax: 5,
  backoffMs: 1_000,
});

/** One key, so that a burst of changes makes one job. */
const KEY = 'control';

/** Queues the replanning of the control. */
export class ControlReplanQueue {
  readonly #queue: JobQueue;
  readonly #log: Log;

  constructor(queue: JobQueue, log: Log) {
    this.#queue = queue;
    this.#log = log;
  }

  /** Never throws: a periodic task makes up for a request that Redis did not take. */
  async request(): Promise<void> {
    try {
      await this.#queue.enqueue(REPLAN_CONTROL, {}, { key: KEY });
    } catch (error) {
      this.#log.warn(
        { err: error },
        'the control could not be queued for replanning; the periodic task will replan it',
      );
    }
  }
}
