import type { Redis } from 'ioredis';
import { RateLimiterMemory, RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../errors.ts';

interface RateLimitOptions {
  readonly redis: Redis;
  /** Names the limit; must be unique. */
  readonly name: string;
  readonly requestsMax: number;
  readonly windowS: number;
}

/** Limits requests per key and time window across all processes; per process while Redis is away. */
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

  /** Counts one request. Throws `request.rate_limited` above the limit. */
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
