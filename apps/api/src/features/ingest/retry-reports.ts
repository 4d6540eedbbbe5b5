import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import type { IsolatedWork, RowKey } from '../../platform/isolation/isolated-work.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import { incomingReportSchema } from './domain/incoming-report.ts';
import { insertReports } from './postgres/insert-reports.ts';
import { findDueReports, takeReport } from './postgres/isolated-reports.ts';
import { lockHosts } from './postgres/lock-hosts.ts';
import { saveAddresses } from './postgres/save-addresses.ts';

export interface RetryReportsParts {
  readonly pool: Pool;
  /** For `STORE_REPORT_WORK`, by host and seq. */
  readonly isolated: Pick<IsolatedWork, 'record'>;
  readonly metrics: Pick<Metrics, 'reportsStored' | 'resultsStored'>;
}

/** Retries isolated reports. They are history by now: stored and shown, but not judged. */
export class RetryReports {
  readonly #parts: RetryReportsParts;

  constructor(parts: RetryReportsParts) {
    this.#parts = parts;
  }

  async retry(): Promise<void> {
    const { pool, isolated } = this.#parts;
    for (const key of await findDueReports(pool)) {
      try {
        await inTransaction(pool, async (client) => {
          await this.#store(client, key);
        });
      } catch (error) {
        if (!isRowsFault(error)) throw error;
        await isolated.record([{ ...key, error }]);
      }
    }
  }

  async #store(client: PoolClient, key: RowKey): Promise<void> {
    const text = await takeReport(client, key);
    if (text === null) return;
    const incoming = incomingReportSchema.parse(JSON.parse(text));
    const hosts = await lockHosts(client, [incoming]);
    if (!hosts.has(incoming.hostId)) return;
    await insertReports(client, [incoming]);
    await saveAddresses(client, [incoming]);
    this.#parts.metrics.reportsStored.inc();
    this.#parts.metrics.resultsStored.inc(incoming.report.checkNos.length);
  }
}
