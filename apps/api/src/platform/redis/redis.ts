import { Redis } from 'ioredis';
import type { Log } from '../log.ts';

export const REDIS = Symbol('Redis');

const COMMAND_TIMEOUT_MS = 5_000;
const RECONNECT_MS_MAX = 2_000;

/**
 * Connects for commands. A command fails at once while Redis is away, so that a caller gets an error instead of waiting;
 * the connection recovers by itself.
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

/** Connects for blocking reads and subscriptions: waits for Redis as long as it takes. */
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
    log.warn({ err: error.message }, 'Redis does not respond');
  });
}
