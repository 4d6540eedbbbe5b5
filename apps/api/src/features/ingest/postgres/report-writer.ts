import type { TenantId } from '@sightline/spec';
import type { Pool, PoolClient } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.ts';
import type { Metrics } from '../../../platform/metrics/metrics.ts';
import type { AnnounceChanges, CheckJudge } from '../../detection/index.ts';
import { resultsOf } from '../domain/results-of.ts';
import type { IncomingReport } from '../domain/stored-report.ts';
import { insertReports } from './insert-reports.ts';
import { type KnownHost, lockHosts } from './lock-hosts.ts';
import { recordRuns } from './record-runs.ts';
import { saveAddresses } from './save-addresses.ts';
import { updateHosts } from './update-hosts.ts';

interface ReportWriterOptions {
  readonly pool: Pool;
  readonly judge: CheckJudge;
  readonly announce: AnnounceChanges;
  readonly metrics: Metrics;
}

/**
 * Commits a batch of reports in one transaction: report rows, check states, transitions, host states. A report that is
 * stored already, or whose host is gone, changes nothing. Throws when the transaction fails; then nothing is committed.
 */
export class ReportWriter {
  readonly #options: ReportWriterOptions;

  constructor(options: ReportWriterOptions) {
    this.#options = options;
  }

  async commit(batch: readonly IncomingReport[]): Promise<void> {
    const { pool, metrics, announce } = this.#options;
    const endTimer = metrics.batchSeconds.startTimer();
    const { stored, changed } = await inTransaction(pool, async (client) => await this.write(client, batch));
    endTimer();
    metrics.batchReports.observe(batch.length);
    metrics.reportsStored.inc(stored.length);
    metrics.reportsRepeated.inc(batch.length - stored.length);
    metrics.resultsStored.inc(stored.reduce((sum, { report }) => sum + report.checkNos.length, 0));
    await announce(changed);
  }

  private async write(client: PoolClient, batch: readonly IncomingReport[]) {
    const hosts = await lockHosts(client, batch);
    const fresh = withoutRepeats(batch, hosts);
    await insertReports(client, fresh);
    const changed = await this.judge(client, fresh, hosts);
    await saveAddresses(client, fresh);
    await recordRuns(client, fresh, hosts);
    await updateHosts(client, fresh);
    return { stored: fresh, changed };
  }

  /** A host that is all steady and reports nothing but passes has nothing to judge, which is most of the fleet. */
  private async judge(
    client: PoolClient,
    reports: readonly IncomingReport[],
    hosts: ReadonlyMap<string, KnownHost>,
  ): Promise<ReadonlyMap<TenantId, readonly string[]>> {
    const toJudge = reports.flatMap(({ tenantId, hostId, report }) => {
      const host = hosts.get(hostId);
      if (!host || (host.steady && report.outcomes.every((outcome) => outcome === 0))) return [];
      return [{ tenantId, hostId, storeId: host.storeId, results: resultsOf(report) }];
    });
    return toJudge.length === 0 ? new Map() : await this.#options.judge.judgeResults(client, toJudge);
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
