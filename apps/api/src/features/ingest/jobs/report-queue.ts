import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { STORE_REPORT } from './store-report.job.ts';

/** About 100 MB of Redis at 2 KB a report. */
const WAITING_MAX = 50_000;
const COUNT_KEPT_MS = 1_000;

/** The queue `ingest.store_report`. Asks Redis at most once a second whether it is full. */
export class ReportQueue {
  readonly #queue: JobQueue;
  #full = false;
  #countedAtMs = 0;

  constructor(queue: JobQueue) {
    this.#queue = queue;
  }

  /** Throws if Redis does not accept the report. */
  async enqueue(incoming: IncomingReport): Promise<void> {
    await this.#queue.enqueue(STORE_REPORT, incoming);
  }

  /** Returns whether too many reports are waiting to accept more. */
  async isFull(): Promise<boolean> {
    const nowMs = Date.now();
    if (nowMs - this.#countedAtMs >= COUNT_KEPT_MS) {
      this.#countedAtMs = nowMs;
      this.#full = (await this.#queue.waitingCount(STORE_REPORT)) >= WAITING_MAX;
    }
    return this.#full;
  }
}
