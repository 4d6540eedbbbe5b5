import type { HostId, StoreId, TenantId } from '@sightline/spec';

/** A host whose key was right, and what ingest needs to know of it. May be a few seconds old. */
export interface AuthenticatedHost {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
  readonly storeId: StoreId;
  /** Whether it is of the control: it probes from outside any store. */
  readonly isControl: boolean;
  /** The highest number that a check of this host ever had; 0 when it never had one. */
  readonly checkNoMax: number;
  readonly assignmentRevision: number;
}
