import type { Redis } from 'ioredis';
import type { Log } from '../../../platform/log.ts';

const KEY = 'ingest/alive_since';
const BEAT_MS = 1_000;
const ALIVE_S = 5;

/**
 * The API's sign that it listens. While any API process beats, the key keeps the time of the first beat. After five seconds
 * without a beat it expires, and the next beat starts over.
 */
export class IngestPulse {
  readonly #redis: Redis;
  readonly #log: Log;
  #timer: NodeJS.Timeout | null = null;

  constructor(redis: Redis, log: Log) {
    this.#redis = redis;
    this.#log = log;
  }

  start(): void {
    this.#timer = setInterval(() => {
      this.#beat().catch((error: unknown) => {
        this.#log.debug({ err: error }, 'could not write the ingest pulse');
      });
    }, BEAT_MS);
  }

  stop(): void {
    if (this.#timer) clearInterval(this.#timer);
  }

  async #beat(): Promise<void> {
    await this.#redis.multi().set(KEY, new Date().toISOString(), 'EX', ALIVE_S, 'NX').expire(KEY, ALIVE_S).exec();
  }
}

/** Returns when API processes started to listen without a break; null if none listens. */
export async function readPulse(redis: Redis): Promise<Date | null> {
  const since = await redis.get(KEY);
  return since === null ? null : new Date(since);
}
