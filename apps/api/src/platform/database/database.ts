import { PrismaPg } from '@prisma/adapter-pg';
import type { TenantId } from '@sightline/spec';
import { Pool } from 'pg';
import type { AppConfig } from '../config/app-config.ts';
import type { Log } from '../log.ts';
import { type Prisma, PrismaClient } from './generated/client.ts';

/** Prisma within one tenant's transaction: row-level security limits it to this tenant's rows. */
export type TenantTransaction = Prisma.TransactionClient;

const TRANSACTION_TIMEOUT_MS = 15_000;
const CONNECT_TIMEOUT_MS = 5_000;
const STATEMENT_TIMEOUT_MS = 30_000;

/**
 * The two ways to use Postgres. `inTenant` is for all work on behalf of one tenant, as the role that row-level security
 * binds. `system` and `systemPool` work across tenants: ingest, sweeps and accounts, never something that a request names.
 */
export class Database {
  readonly system: PrismaClient;
  /** Plain SQL over the same connections as `system`. */
  readonly systemPool: Pool;
  readonly #app: PrismaClient;
  readonly #appPool: Pool;

  constructor(config: Pick<AppConfig, 'databaseAppUrl' | 'databaseSystemUrl' | 'databasePoolMax'>, log: Log) {
    this.#appPool = createPool(config.databaseAppUrl, config.databasePoolMax, log);
    this.systemPool = createPool(config.databaseSystemUrl, config.databasePoolMax, log);
    this.#app = new PrismaClient({ adapter: new PrismaPg(this.#appPool) });
    this.system = new PrismaClient({ adapter: new PrismaPg(this.systemPool) });
  }

  /**
   * Runs `work` in one transaction that sees only this tenant. No HTTP, Redis or waiting inside: the transaction holds
   * a connection of the pool. Rolls back when `work` throws.
   */
  async inTenant<T>(tenantId: TenantId, work: (transaction: TenantTransaction) => Promise<T>): Promise<T> {
    return await this.#app.$transaction(
      async (transaction) => {
        await transaction.$executeRaw`SELECT set_config('app.tenant_id', ${tenantId}, true)`;
        return await work(transaction);
      },
      { timeout: TRANSACTION_TIMEOUT_MS, maxWait: CONNECT_TIMEOUT_MS },
    );
  }

  /** Throws unless Postgres responds as both roles. */
  async ping(): Promise<void> {
    await Promise.all([this.#appPool.query('SELECT 1'), this.systemPool.query('SELECT 1')]);
  }

  async close(): Promise<void> {
    await Promise.all([this.#app.$disconnect(), this.system.$disconnect()]);
    await Promise.all([this.#appPool.end(), this.systemPool.end()]);
  }
}

function createPool(connectionString: string, max: number, log: Log): Pool {
  const pool = new Pool({
    connectionString,
    max,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: STATEMENT_TIMEOUT_MS,
    idle_in_transaction_session_timeout: STATEMENT_TIMEOUT_MS,
  });
  // Emitted when Postgres closes an idle connection; without a listener it would end the process.
  pool.on('error', (error) => {
    log.warn({ err: error }, 'lost an idle database connection');
  });
  return pool;
}
