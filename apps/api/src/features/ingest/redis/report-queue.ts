import { defineJob } from '../../../platform/queue/job-definition.ts';
import type { JobQueue } from '../../../platform/queue/job-queue.ts';
import { type IncomingReport, incomingReportSchema } from '../domain/incoming-report.ts';
import { STORE_REPORT_WORK } from '../domain/store-report-work.ts';

/** Stores and judges one report. The job carries the report itself: until the commit there is no row to refer to. */
export const STORE_REPORT = defineJob({
  name: STORE_REPORT_WORK,
  version: 1,
  schema: incomingReportSchema,
  concurrency: 400,
  attemptsMax: 20,
  backoffMs: 500,
});

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
