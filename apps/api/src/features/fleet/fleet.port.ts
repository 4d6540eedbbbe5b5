import type { CheckState, Fleet, Matrix, StateCounts, StoreId, TenantId } from '@sightline/spec';

export interface FleetCounts {
  readonly stores: StateCounts;
  readonly checks: StateCounts;
}

/** Where a page of stores, worst first, goes on. */
export interface WorstFirstCursor {
  readonly rank: number;
  /** In µs since the epoch, which is as fine as Postgres is. */
  readonly sinceUs: string;
  readonly storeId: StoreId;
}

export interface WorstFirstQuery {
  readonly after: WorstFirstCursor | null;
  readonly limit: number;
  readonly state: CheckState | null;
  /** LIKE patterns in lower case, all of which a store's number, name or address has. */
  readonly patterns: readonly string[];
}

export interface MatrixPage {
  readonly targets: readonly MatrixTarget[];
  readonly rows: Matrix['rows'];
  readonly next: WorstFirstCursor | null;
}

/** An entry that is probed at some store of a page, and the distinct targets that it has there; bounded. */
export interface MatrixTarget {
  readonly packId: string;
  readonly entryId: string;
  readonly title: string;
  readonly targets: readonly string[];
}

export interface FleetReader {
  /** Counts of stores and of their checks, and the stores that are not `pass`, worst and longest first. */
  overviewOf(tenantId: TenantId, attentionMax: number): Promise<FleetCounts & { attention: StoreId[] }>;
  matrixOf(tenantId: TenantId, query: WorstFirstQuery): Promise<MatrixPage>;
}
export const FLEET_READER = Symbol('FleetReader');

export interface ControlReader {
  /** When the control was last heard; null when there is none. Says nothing of any tenant. */
  controlSeen(): Promise<Fleet['control']>;
}
export const CONTROL_READER = Symbol('ControlReader');
