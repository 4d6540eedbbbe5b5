import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { AnnounceChanges, ChangedStores, JudgeChecks } from '../detection/index.ts';
import type { IncomingReport } from './domain/incoming-report.ts';
import { resultsOf } from './domain/results-of.ts';
import { insertReports } from './postgres/insert-reports.ts';
import { isolatedReportOf } from './postgres/isolated-reports.ts';
import { type KnownHost, lockHosts } from './postgres/lock-hosts.ts';
import { recordRuns } from './postgres/record-runs.ts';
import { saveAddresses } from './postgres/save-addresses.ts';
import { settleReport, updateHosts } from './postgres/update-hosts.ts';

export interface WriteReportsParts {
  readonly pool: Pool;
  readonly judgeChecks: JudgeChecks;
  readonly announceChanges: Pick<AnnounceChanges, 'announce'>;
  /** For `STORE_REPORT_WORK`, by host and seq. */
  readonly isolated: Pick<IsolatedWork, 'record'>;
  readonly metrics: Metrics;
}

/** Writes reports in batches, and isolates a report that can't be written. */
export class WriteReports {
  readonly #parts: WriteReportsParts;

  constructor(parts: WriteReportsParts) {
    this.#parts = parts;
  }

  /**
   * Commits a batch of reports in one transaction: report rows, check states, transitions, host states. A report that is
   * already stored, or whose host was deleted, changes nothing. Throws if the transaction fails; then nothing is committed.
   */
  async commit(batch: readonly IncomingReport[]): Promise<void> {
    const { pool, metrics, announceChanges } = this.#parts;
    const endTimer = metrics.batchSeconds.startTimer();
    const { stored, changed } = await inTransaction(pool, async (client) => await this.#write(client, batch));
    endTimer();
    metrics.batchReports.observe(batch.length);
    metrics.reportsStored.inc(stored.length);
    metrics.reportsRepeated.inc(batch.length - stored.length);
    metrics.resultsStored.inc(stored.reduce((sum, { report }) => sum + report.checkNos.length, 0));
    await announceChanges.announce(changed);
  }

  /**
   * Isolates a report that can't be written and keeps it whole for `RetryReports`. Marks its seq as stored, so that the agent
   * deletes it and later reports are confirmed.
   */
  async isolate(incoming: IncomingReport, error: unknown): Promise<void> {
    const { pool, isolated } = this.#parts;
    await inTransaction(pool, async (client) => {
      const hosts = await lockHosts(client, [incoming]);
      if (withoutRepeats([incoming], hosts).length === 0) return;
      await settleReport(client, incoming);
      await isolated.record([isolatedReportOf(incoming, error)], client);
    });
  }

  async #write(client: PoolClient, batch: readonly IncomingReport[]) {
    const hosts = await lockHosts(client, batch);
    const fresh = withoutRepeats(batch, hosts);
    await insertReports(client, fresh);
    const changed = await this.#judge(client, fresh, hosts);
    await saveAddresses(client, fresh);
    await recordRuns(client, fresh, hosts);
    await updateHosts(client, fresh);
    return { stored: fresh, changed };
  }

  /** A steady host that reports only passes needs no judging. That is most of the fleet. */
  async #judge(
    client: PoolClient,
    reports: readonly IncomingReport[],
    hosts: ReadonlyMap<string, KnownHost>,
  ): Promise<ChangedStores> {
    const toJudge = reports.flatMap(({ tenantId, hostId, report }) => {
      const host = hosts.get(hostId);
      if (!host || (host.steady && report.outcomes.every((outcome) => outcome === 0))) return [];
      return [{ tenantId, hostId, storeId: host.storeId, results: resultsOf(report) }];
    });
    return toJudge.length === 0 ? new Map() : await this.#parts.judgeChecks.judgeResults(client, toJudge);
  }
}

function withoutRepeats(batch: readonly IncomingReport[], hosts: ReadonlyMap<string, KnownHost>): IncomingReport[] {
  const seen = new Set<string>();
  return batch.filter(({ hostId, report }) => {
    const key = `${hostId}/${report.seq}`;
    const host = hosts.get(hostId);
    if (!host || host.storedSeqs.has(report.seq) || seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
