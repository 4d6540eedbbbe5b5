import type {
  CheckDetail,
  CheckId,
  CheckState,
  CheckSummary,
  Store,
  StoreHistory,
  StoreId,
  StoreSummary,
  TenantId,
} from '@sightline/spec';

export interface StorePageQuery {
  readonly cursor?: string | undefined;
  readonly limit: number;
  readonly state?: CheckState | undefined;
  /** Words; a store is found when each is in its number, name or address. */
  readonly search?: string | undefined;
}

export interface StoreSummaryReader {
  /** The stores of some ids, in the order of the ids; those of nobody or of others are left out. */
  summariesOf(tenantId: TenantId, storeIds: readonly StoreId[]): Promise<StoreSummary[]>;
  /** By number. */
  pageOf(tenantId: TenantId, query: StorePageQuery): Promise<{ stores: StoreSummary[]; nextCursor: string | null }>;
}
export const STORE_SUMMARY_READER = Symbol('StoreSummaryReader');

/** A check as the database knows it; where its entry stands on the list is left to the pack. */
export type CheckFacts = Omit<CheckSummary, 'packTitle' | 'section'>;
export type CheckDetailFacts = Omit<CheckDetail, 'packTitle' | 'section' | 'asPrinted' | 'provenance'>;

/** A store as the database knows it; what cannot be checked there is left to the plan. */
export interface StoreFacts extends Omit<Store, 'unplanned' | 'checks'> {
  readonly checks: readonly CheckFacts[];
}

export interface StoreReader {
  /** Null when the tenant has no such store. */
  storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoreFacts | null>;
  /** Null when the tenant's store has no such check in use. */
  checkOf(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<CheckDetailFacts | null>;
}

/** A span of time in equal buckets. */
export interface BucketSpan {
  readonly from: Date;
  readonly to: Date;
  readonly bucketS: number;
}

export interface StoreHistoryReader {
  /** Null when the tenant has no such store. */
  historyOf(tenantId: TenantId, storeId: StoreId, span: BucketSpan): Promise<StoreHistory['checks'] | null>;
}
