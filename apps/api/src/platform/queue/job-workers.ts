import { DelayedError, type Job, Worker } from 'bullmq';
import { z } from 'zod';
import type { Log } from '../log.ts';
import type { Metrics } from '../metrics/metrics.ts';
import { connectPatientRedis } from '../redis/redis.ts';
import { DEAD_LETTER } from './dead-letter.ts';
import type { JobDefinition, JobHandler } from './job-definition.ts';
import type { JobQueue } from './job-queue.ts';

const NEWER_VERSION_DELAY_MS = 60_000;
const LOCK_MS = 30_000;
const STALLED_RECOVERIES_MAX = 10;

const envelopeSchema = z.object({ version: z.int().min(1), payload: z.unknown() });

export interface JobWorkerOptions {
  readonly redisUrl: string;
  readonly queue: JobQueue;
  readonly log: Log;
  readonly metrics: Metrics;
}

/**
 * Runs the jobs of every definition with its handler. Throws, before anything runs, unless each definition has exactly one
 * handler and each handler a definition.
 */
export class JobWorkers {
  readonly #workers: readonly Worker[];
  readonly #options: JobWorkerOptions;

  constructor(definitions: readonly JobDefinition[], handlers: readonly JobHandler[], options: JobWorkerOptions) {
    assertOneHandlerEach(definitions, handlers);
    this.#options = options;
    this.#workers = handlers.map((handler) => this.#startWorker(handler));
  }

  /** Waits for running jobs, then stops. */
  async close(): Promise<void> {
    await Promise.all(this.#workers.map(async (worker) => await worker.close()));
  }

  #startWorker(handler: JobHandler): Worker {
    const { definition } = handler;
    const { redisUrl, log, metrics } = this.#options;
    const worker = new Worker(
      definition.name,
      async (job: Job<unknown>, token) => await this.#run(handler, job, token),
      {
        connection: connectPatientRedis(redisUrl, log),
        concurrency: definition.concurrency,
        lockDuration: LOCK_MS,
        stalledInterval: LOCK_MS / 2,
        maxStalledCount: STALLED_RECOVERIES_MAX,
        skipVersionCheck: true,
      },
    );
    worker.on('failed', (job, error) => {
      metrics.jobsFailed.inc({ job: definition.name });
      log.error({ job: definition.name, attempt: job?.attemptsMade, err: error }, 'a job failed');
    });
    worker.on('error', (error) => {
      log.warn({ job: definition.name, err: error.message }, 'the job worker lost its queue for a moment');
    });
    return worker;
  }

  async #run(handler: JobHandler, job: Job<unknown>, token: string | undefined): Promise<void> {
    const { definition } = handler;
    const envelope = envelopeSchema.safeParse(job.data);
    if (envelope.success && envelope.data.version > definition.version) {
      await job.moveToDelayed(Date.now() + NEWER_VERSION_DELAY_MS, token);
      throw new DelayedError();
    }
    const payload = envelope.success ? definition.schema.safeParse(envelope.data.payload) : envelope;
    if (!payload.success) {
      await this.#bury(definition, job.data, z.prettifyError(payload.error));
      return;
    }
    await handler.handle(payload.data);
    this.#options.metrics.jobsDone.inc({ job: definition.name });
  }

  async #bury(definition: JobDefinition, data: unknown, reason: string): Promise<void> {
    const { queue, log, metrics } = this.#options;
    await queue.enqueue(DEAD_LETTER, { job: definition.name, data, reason });
    metrics.jobsDeadLettered.inc({ job: definition.name });
    log.error({ job: definition.name, reason }, 'a job with an unreadable payload was dead-lettered');
  }
}

function assertOneHandlerEach(definitions: readonly JobDefinition[], handlers: readonly JobHandler[]): void {
  for (const definition of definitions) {
    const count = handlers.filter((handler) => handler.definition === definition).length;
    if (count !== 1) throw new Error(`The job ${definition.name} has ${count} handlers; it needs exactly one.`);
  }
  const unlisted = handlers.find((handler) => !definitions.includes(handler.definition));
  if (unlisted) throw new Error(`The job ${unlisted.definition.name} has a handler but is not listed.`);
}
