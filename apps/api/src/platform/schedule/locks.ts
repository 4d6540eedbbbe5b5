import { Pool } from 'pg';
import type { Log } from '../log.ts';

const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 10_000;

/**
 * Locks that all processes of an installation share, held by one connection of their own: tasks that hold one take no
 * connection from those that the work needs. Where the connection is lost the locks are too, and another process may
 * begin; tasks are made for that.
 */
export class Locks {
  readonly #pool: Pool;

  constructor(connectionString: string, log: Log) {
    // A connection that was closed for being idle would let go of what it holds.
    this.#pool = new Pool({
      connectionString,
      max: 1,
      idleTimeoutMillis: 0,
      connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
      statement_timeout: STATEMENT_TIMEOUT_MS,
    });
    this.#pool.on('error', (error) => {
      log.warn({ err: error }, 'the connection that holds the locks of tasks was lost');
    });
  }

  /** False while another process holds it. One process must not take the same lock twice: it would get it. */
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
