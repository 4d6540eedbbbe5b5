import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

interface RateLimitOptions {
  readonly redis: Redis;
  /** What is limited; no other limit has this name. */
  readonly name: string;
  readonly requestsMax: number;
  readonly windowS: number;
}

/** So many requests in a window of time for each key, over all processes; each for itself while Redis is away. */
export class RateLimit {
  readonly #limiter: RateLimiterRedis;

  constructor({ redis, name, requestsMax, windowS }: RateLimitOptions) {
    const limit = { keyPrefix: `limit:${name}`, points: requestsMax, duration: windowS };
    this.#limiter = new RateLimiterRedis({
      ...limit,
      storeClient: redis,
      rejectIfRedisNotReady: true,
      insuranceLimiter: new RateLimiterMemory(limit),
    });
  }

  /** Counts one request. Refuses with `request.rate_limited` when there were too many. */
  async count(key: string): Promise<void> {
    try {
      await this.#limiter.consume(key);
    } catch (rejection) {
      if (rejection instanceof RateLimiterRes) throw tooMany(rejection);
      throw rejection;
    }
  }
}

function tooMany({ msBeforeNext }: RateLimiterRes): AppError {
  return new AppError({
    kind: 'rate_limited',
    code: 'request.rate_limited',
    detail: 'Too many requests. Wait and try again.',
    retryAfterS: Math.max(1, Math.ceil(msBeforeNext / 1_000)),
  });
}
