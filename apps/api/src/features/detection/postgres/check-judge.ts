import type { TenantId } from '@sightline/spec';
import type { PoolClient } from 'pg';
import type { Clock } from '../../../platform/clock.ts';
import type { Metrics } from '../../../platform/metrics/metrics.ts';
import { type DetailedResult, judgeBatch, type ReadReferences } from '../judge-batch.ts';
import { judgeSilence, type SilentHost } from '../judge-silence.ts';
import { loadChecks, type StoreKey } from './load-checks.ts';
import { type SavedChanges, saveChanges } from './save-changes.ts';

/** The results of one report, by check number, in order of time. */
export interface HostResults {
  readonly tenantId: TenantId;
  readonly storeId: string;
  readonly hostId: string;
  readonly results: readonly (DetailedResult & { readonly checkNo: number })[];
}

export interface HostSilence extends StoreKey, SilentHost {}

/** Stores with checks whose state changed, by tenant. */
export type ChangedStores = ReadonlyMap<TenantId, readonly string[]>;

/** Judges checks within a transaction of the caller, which holds the `host_state` rows of the hosts concerned. */
export class CheckJudge {
  readonly #readReferences: ReadReferences;
  readonly #metrics: Metrics;
  readonly #clock: Clock;

  constructor(readReferences: ReadReferences, metrics: Metrics, clock: Clock) {
    this.#readReferences = readReferences;
    this.#metrics = metrics;
    this.#clock = clock;
  }

  /** Judges by new results; call before `host_state.fresh_at` moves past them. */
  async judgeResults(client: PoolClient, hosts: readonly HostResults[]): Promise<ChangedStores> {
    const checks = await loadChecks(client, uniqueStores(hosts));
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
    const changes = await judgeBatch(checks, byCheck, this.#readReferences);
    return this.count(await saveChanges(client, changes, this.#clock.now()));
  }

  /** Judges again, without new results, the stores with a failing check that waited for evidence. */
  async judgeAgain(client: PoolClient, stores: readonly StoreKey[]): Promise<ChangedStores> {
    const changes = await judgeBatch(await loadChecks(client, stores), new Map(), this.#readReferences);
    return this.count(await saveChanges(client, changes, this.#clock.now()));
  }

  async judgeSilence(client: PoolClient, silent: readonly HostSilence[]): Promise<ChangedStores> {
    const now = this.#clock.now();
    const checks = await loadChecks(client, uniqueStores(silent));
    return this.count(await saveChanges(client, judgeSilence(checks, silent, now.getTime()), now));
  }

  private count(saved: SavedChanges): ChangedStores {
    for (const to of saved.transitionsTo) this.#metrics.transitions.inc({ subject: 'check', to });
    return saved.storesByTenant;
  }
}

function uniqueStores(keys: readonly StoreKey[]): StoreKey[] {
  return [...new Map(keys.map((key) => [key.storeId, key])).values()];
}
