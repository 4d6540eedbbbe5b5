import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import type { IncomingReport } from '../domain/stored-report.ts';
import type { ReportQueue } from '../ports.ts';
import { STORE_REPORT } from './store-report.job.ts';

/** About 100 MB of Redis at 2 KB a report. */
const WAITING_MAX = 50_000;
const COUNT_KEPT_MS = 1_000;

/** The queue `ingest.store_report`. Whether it is full is asked of Redis once a second. */
export class BullmqReportQueue implements ReportQueue {
  readonly #queue: JobQueue;
  #full = false;
  #countedAtMs = 0;

  constructor(queue: JobQueue) {
    this.#queue = queue;
  }

  async enqueue(incoming: IncomingReport): Promise<void> {
    await this.#queue.enqueue(STORE_REPORT, incoming);
  }

  async isFull(): Promise<boolean> {
    const nowMs = Date.now();
    if (nowMs - this.#countedAtMs >= COUNT_KEPT_MS) {
      this.#countedAtMs = nowMs;
      this.#full = (await this.#queue.waitingCount(STORE_REPORT)) >= WAITING_MAX;
    }
    return this.#full;
  }
}
