import type { HostId, StoreId, TenantId } from '@sightline/spec';

/** A host that presented a valid key, and what ingest needs to know about it. May be up to 5 s old. */
export interface AuthenticatedHost {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
  readonly storeId: StoreId;
  /** True for a host of the control, which probes from outside any store. */
  readonly isControl: boolean;
  /** The highest number that a check of this host ever had; 0 if it never had one. */
  readonly checkNoMax: number;
  readonly assignmentRevision: number;
}
