import { Pool } from 'pg';
import type { Log } from '../log.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Locks that all processes of an installation share. They use a connection of their own, so they take none from the pool
 * that the work needs. If that connection is lost, so are the locks, and another process may start; tasks tolerate that.
 */
export class Locks {
  readonly #pool: Pool;

  constructor(connectionString: string, log: Log) {
    // Closing an idle connection would release its locks.
    this.#pool = new Pool({
      connectionString,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
    });
    this.#pool.on('error', (error) => {
      log.warn({ err: error }, 'lost the connection that holds the task locks');
    });
  }

  /** Returns false while another process holds the lock. A process must not take a lock twice: the second attempt succeeds. */
  async take(name: string): Promise<boolean> {
    const { rows } = await this.#pool.query<{ held: boolean }>(
      'SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS held',
      [name],
    );
    return rows[0]?.held === true;
  }

  async release(name: string): Promise<void> {
    await this.#pool.query('SELECT pg_advisory_unlock(hashtextextended($1, 0))', [name]);
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }
}
