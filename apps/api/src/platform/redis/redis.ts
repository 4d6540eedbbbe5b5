import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

export const REDIS = Symbol('Redis');

const COMMAND_TIMEOUT_MS = 5_000;
const RECONNECT_MS_MAX = 2_000;

/**
 * A connection for commands of our own. A command fails at once while Redis is away, so that a caller is refused
 * instead of kept waiting; the connection comes back by itself.
 */
export function connectRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: 0,
    enableOfflineQueue: false,
    commandTimeout: COMMAND_TIMEOUT_MS,
    retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MS_MAX),
  });
  onTrouble(redis, log);
  return redis;
}

/** A connection that waits for Redis as long as it takes: for blocking reads and subscriptions. */
export function connectPatientRedis(url: string, log: Log): Redis {
  const redis = new Redis(url, {
    maxRetriesPerRequest: null,
    retryStrategy: (attempt) => Math.min(attempt * 100, RECONNECT_MS_MAX),
  });
  onTrouble(redis, log);
  return redis;
}

function onTrouble(redis: Redis, log: Log): void {
  redis.on('error', (error: Error) => {
    log.warn({ err: error.message }, 'redis does not answer');
  });
}
