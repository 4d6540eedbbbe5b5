import { type Logger as PinoLogger, pino } from 'pino';
import type { AppConfig } from './config/app-config.ts';

export type Log = PinoLogger;

export const LOG = Symbol('Log');

/** Creates a log of JSON lines on standard output. Redacts secrets such as channel configs and host keys. */
export function createLog(config: Pick<AppConfig, 'logLevel'>, role: 'api' | 'worker'): Log {
  return pino({
    level: config.logLevel,
    base: { role },
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.hostKey', '*.config'],
  });
}
