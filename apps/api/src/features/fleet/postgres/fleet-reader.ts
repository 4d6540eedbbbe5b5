import {
  CHECK_STATES,
  type CheckState,
  checkStateSchema,
  type StateCounts,
  type StoreId,
  storeIdSchema,
  type TenantId,
} from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type MatrixPage, readMatrixPage, type WorstFirstQuery } from './read-matrix-page.ts';

export interface CountsByState {
  readonly stores: StateCounts;
  readonly checks: StateCounts;
}

export class FleetReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the counts of stores and checks by state, and the stores that are not `pass`, worst and longest first. */
  async overviewOf(tenantId: TenantId, attentionMax: number): Promise<CountsByState & { attention: StoreId[] }> {
    return await this.#database.inTenant(tenantId, async (transaction) => ({
      ...(await readCounts(transaction, tenantId)),
      attention: await readAttention(transaction, tenantId, attentionMax),
    }));
  }

  /** Returns one page of stores by entry, worst first. */
  async matrixOf(tenantId: TenantId, query: WorstFirstQuery): Promise<MatrixPage> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await readMatrixPage(transaction, tenantId, query),
    );
  }
}

interface CountsRow extends Readonly<Record<CheckState, number>> {
  readonly store_state: string;
  readonly stores: number;
}

/** Reads no checks: their counts are stored with each store's state. */
async function readCounts(transaction: TenantTransaction, tenantId: TenantId): Promise<CountsByState> {
  const rows = await transaction.$queryRaw<CountsRow[]>`
    SELECT state AS store_state, count(*)::int AS stores, sum(pass_count)::int AS pass,
      sum(degraded_count)::int AS degraded, sum(blocked_count)::int AS blocked,
      sum(target_down_count)::int AS target_down, sum(store_offline_count)::int AS store_offline,
      sum(unverified_count)::int AS unverified
    FROM store_state WHERE tenant_id = ${tenantId}::uuid GROUP BY state`;
  const storesByState = new Map(rows.map((row) => [checkStateSchema.parse(row.store_state), row.stores]));
  return {
    stores: countsBy((state) => storesByState.get(state) ?? 0),
    checks: countsBy((state) => rows.reduce((sum, row) => sum + row[state], 0)),
  };
}

function countsBy(count: (state: CheckState) => number): StateCounts {
  return {
    pass: count('pass'),
    degraded: count('degraded'),
    blocked: count('blocked'),
    target_down: count('target_down'),
    store_offline: count('store_offline'),
    unverified: count('unverified'),
  };
}

async function readAttention(transaction: TenantTransaction, tenantId: TenantId, limit: number): Promise<StoreId[]> {
  const rows = await transaction.$queryRaw<{ store_id: string }[]>`
    SELECT store_id FROM store_state WHERE tenant_id = ${tenantId}::uuid AND state <> 'pass'
    ORDER BY array_position(${[...CHECK_STATES]}::text[], state), since, store_id LIMIT ${limit}`;
  return rows.map((row) => storeIdSchema.parse(row.store_id));
}
