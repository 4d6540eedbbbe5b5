import type { HostId, StoreId, TenantId } from '@sightline/spec';
import type { HostTrace } from './domain/find-gaps.ts';

export interface TraceReader {
  /** The traces of a store's hosts over a span, by host; null when the tenant has no such store. */
  tracesOf(
    tenantId: TenantId,
    storeId: StoreId,
    span: { readonly from: Date; readonly to: Date },
  ): Promise<ReadonlyMap<HostId, HostTrace> | null>;
}
