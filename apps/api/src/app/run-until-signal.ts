import type { Log } from '../platform/log.ts';

const SHUTDOWN_MS_MAX = 20_000;

/**
 * Waits for SIGTERM or SIGINT, then closes in order. A second signal, or a close that takes too long, ends the process
 * at once. That loses nothing: agents get no confirmation for reports that were not committed.
 */
export function runUntilSignal(log: Log, close: () => Promise<void>): void {
  let closing = false;
  const onSignal = (signal: NodeJS.Signals): void => {
    if (closing) process.exit(1);
    closing = true;
    log.info({ signal }, 'closing');
    setTimeout(() => {
      log.error('closing took too long');
      process.exit(1);
    }, SHUTDOWN_MS_MAX).unref();
    close().then(
      () => process.exit(0),
      (error: unknown) => {
        log.error({ err: error }, 'closing failed');
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}
