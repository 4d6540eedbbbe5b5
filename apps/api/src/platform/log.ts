import { type Logger as PinoLogger, pino } from 'pino';
import type { AppConfig } from './config/app-config.ts';

export type Log = PinoLogger;

export const LOG = Symbol('Log');

/** JSON lines on standard output; never a secret: configs of channels and keys of hosts are redacted. */
export function createLog(config: Pick<AppConfig, 'logLevel'>, role: 'api' | 'worker'): Log {
  return pino({
    level: config.logLevel,
    base: { role },
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.token', '*.hostKey', '*.config'],
  });
}
