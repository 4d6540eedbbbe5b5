import type { PoolClient } from 'pg';
import type { Clock } from '../../platform/clock.ts';
import { inSavepoint } from '../../platform/database/in-transaction.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import { halveUntilAlone } from '../../platform/isolation/halve-until-alone.ts';
import type { FailedRow, IsolatedWork, RowKey } from '../../platform/isolation/isolated-work.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import {
  type DetailedResult,
  type JudgedBatch,
  type JudgedChange,
  type JudgedCheck,
  judgeBatch,
  type ReadReferences,
} from './domain/judge-batch.ts';
import { judgeSilence, type SilentHost } from './domain/judge-silence.ts';
import { type LoadedChecks, loadChecks, type StoreKey } from './postgres/load-checks.ts';
import { type ChangedStores, mergeChangedStores, type SavedChanges, saveChanges } from './postgres/save-changes.ts';

/** The results of one report, by check number, in time order. */
export interface HostResults extends StoreKey {
  readonly hostId: string;
  readonly results: readonly (DetailedResult & { readonly checkNo: number })[];
}

export interface HostSilence extends StoreKey, SilentHost {}

export interface JudgeChecksParts {
  readonly readReferences: ReadReferences;
  /** For `JUDGE_WORK`, by check id. */
  readonly isolated: Pick<IsolatedWork, 'record' | 'discard'>;
  readonly metrics: Pick<Metrics, 'transitions'>;
  readonly clock: Clock;
}

/**
 * Judges checks within the caller's transaction, which must hold the `host_state` rows of the hosts. A check that can't be
 * read, judged or saved is isolated; the others are judged without it.
 */
export class JudgeChecks {
  readonly #parts: JudgeChecksParts;

  constructor(parts: JudgeChecksParts) {
    this.#parts = parts;
  }

  /** Judges by new results; call before `host_state.fresh_at` moves past them. */
  async judgeResults(client: PoolClient, hosts: readonly HostResults[]): Promise<ChangedStores> {
    const loaded = await loadChecks(client, uniqueStores(hosts));
    const results = resultsByCheck(loaded.checks, hosts);
    return await this.#save(client, loaded, await judgeBatch(loaded.checks, results, this.#parts.readReferences));
  }

  /** Judges stores again, without new results, whose failing checks waited for evidence. */
  async judgeAgain(client: PoolClient, stores: readonly StoreKey[]): Promise<ChangedStores> {
    const loaded = await loadChecks(client, stores);
    return await this.#save(client, loaded, await judgeBatch(loaded.checks, new Map(), this.#parts.readReferences));
  }

  async judgeSilence(client: PoolClient, silent: readonly HostSilence[]): Promise<ChangedStores> {
    const loaded = await loadChecks(client, uniqueStores(silent));
    const changes = judgeSilence(loaded.checks, silent, this.#parts.clock.now().getTime());
    return await this.#save(client, loaded, { changes, failed: [] });
  }

  async #save(client: PoolClient, loaded: LoadedChecks, { changes, failed }: JudgedBatch): Promise<ChangedStores> {
    const { isolated, metrics, clock } = this.#parts;
    const now = clock.now();
    const saved: SavedChanges[] = [];
    const rows: FailedRow[] = [...loaded.unreadable, ...failed.map(({ check, error }) => failedRow(check, error))];
    await halveUntilAlone(changes, {
      work: async (part) => {
        saved.push(await inSavepoint(client, async () => await saveChanges(client, part, now)));
      },
      isItemsFault: isRowsFault,
      isolate: (change: JudgedChange, error) => {
        rows.push(failedRow(change.before, error));
        return Promise.resolve();
      },
    });
    await isolated.record(rows, client);
    await isolated.discard(recoveredIn(loaded, rows), client);
    for (const { transitionsTo } of saved)
      for (const to of transitionsTo) metrics.transitions.inc({ subject: 'check', to });
    return mergeChangedStores(saved);
  }
}

function failedRow({ tenantId, checkId }: JudgedCheck, error: unknown): FailedRow {
  return { tenantId, subject: checkId, error };
}

/** Returns checks that were isolated before and succeeded this time. */
function recoveredIn({ checks, due }: LoadedChecks, rows: readonly FailedRow[]): RowKey[] {
  if (due.length === 0) return [];
  const failed = new Set(rows.map((row) => row.subject));
  return checks
    .filter((check) => due.includes(check.checkId) && !failed.has(check.checkId))
    .map(({ tenantId, checkId }) => ({ tenantId, subject: checkId }));
}

/** Returns the results by check id, in time order. Drops results of unknown checks. */
function resultsByCheck(
  checks: readonly JudgedCheck[],
  hosts: readonly HostResults[],
): ReadonlyMap<string, readonly DetailedResult[]> {
  const idByNumber = new Map(checks.map((check) => [`${check.hostId}/${check.checkNo}`, check.checkId]));
  const byCheck = new Map<string, DetailedResult[]>();
  for (const host of hosts) {
    for (const result of host.results) {
      const checkId = idByNumber.get(`${host.hostId}/${result.checkNo}`);
      if (checkId === undefined) continue;
      const results = byCheck.get(checkId);
      if (results) results.push(result);
      else byCheck.set(checkId, [result]);
    }
  }
  for (const results of byCheck.values()) results.sort((a, b) => a.atMs - b.atMs);
  return byCheck;
}

function uniqueStores(keys: readonly StoreKey[]): StoreKey[] {
  return [...new Map(keys.map((key) => [key.storeId, key])).values()];
}
