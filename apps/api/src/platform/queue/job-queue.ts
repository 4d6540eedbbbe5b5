import { Queue } from 'bullmq';
import type { Redis } from 'ioredis';
import type { z } from 'zod';
import type { JobDefinition, JobEnvelope } from './job-definition.ts';

interface EnqueueOptions {
  /** At most one job with this key waits and one runs; a job added while one runs follows it. */
  readonly key?: string;
  readonly delayMs?: number;
}

const FAILED_KEPT_MAX = 1_000;

/** Adds jobs to their queues. Throws when Redis does not accept them. */
export class JobQueue {
  readonly #redis: Redis;
  readonly #queues = new Map<string, Queue>();

  constructor(redis: Redis) {
    this.#redis = redis;
  }

  async enqueue<S extends z.ZodType>(
    definition: JobDefinition<S>,
    payload: z.input<S>,
    options: EnqueueOptions = {},
  ): Promise<void> {
    const envelope: JobEnvelope = { version: definition.version, payload };
    await this.#queueOf(definition).add(definition.name, envelope, {
      ...(options.key === undefined ? {} : { deduplication: { id: options.key, keepLastIfActive: true } }),
      ...(options.delayMs === undefined ? {} : { delay: options.delayMs }),
      attempts: definition.attemptsMax,
      backoff: { type: 'exponential', delay: definition.backoffMs, jitter: 0.5 },
      removeOnComplete: true,
      removeOnFail: { count: FAILED_KEPT_MAX },
    });
  }

  /** Returns how many jobs of a kind wait in the queue, without running ones. */
  async waitingCount(definition: JobDefinition): Promise<number> {
    return await this.#queueOf(definition).getWaitingCount();
  }

  /** Returns when the longest-waiting job was added; null when none waits. */
  async oldestWaitingAt(definition: JobDefinition): Promise<Date | null> {
    const [oldest] = await this.#queueOf(definition).getJobs(['waiting'], 0, 0, true);
    return oldest ? new Date(oldest.timestamp) : null;
  }

  async close(): Promise<void> {
    await Promise.all([...this.#queues.values()].map(async (queue) => await queue.close()));
  }

  #queueOf(definition: JobDefinition): Queue {
    let queue = this.#queues.get(definition.name);
    if (!queue) {
      queue = new Queue(definition.name, { connection: this.#redis, skipVersionCheck: true });
      // The failing command already reports trouble with Redis to the caller; the event adds nothing.
      queue.on('error', () => undefined);
      this.#queues.set(definition.name, queue);
    }
    return queue;
  }
}
