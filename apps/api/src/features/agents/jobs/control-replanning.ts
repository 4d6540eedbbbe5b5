import type { Log } from '../../../platform/log.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { ControlReplanning } from '../agents.port.ts';
import { REPLAN_CONTROL } from './replan-control.job.ts';

/** One job for a burst of changes. */
const KEY = 'control';

export class QueuedControlReplanning implements ControlReplanning {
  readonly #queue: JobQueue;
  readonly #log: Log;

  constructor(queue: JobQueue, log: Log) {
    this.#queue = queue;
    this.#log = log;
  }

  async request(): Promise<void> {
    try {
      await this.#queue.enqueue(REPLAN_CONTROL, {}, { key: KEY });
    } catch (error) {
      this.#log.warn({ err: error }, 'the control will be planned anew by the sweep');
    }
  }
}
