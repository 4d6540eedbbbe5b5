import type { PlannedCheck, Site } from '@sightline/allowlist';
import type { HostId, HostRole, Pack, StoreId, StoreProfile } from '@sightline/spec';
import type { PlanChanges, StoredCheck } from './diff-plan.ts';

/** Everything that planning needs to know about a host. */
export interface PlannableHost {
  readonly hostId: HostId;
  readonly storeId: StoreId;
  readonly role: HostRole;
  readonly profile: StoreProfile;
  readonly site: Site;
  /** The packs that its store uses. */
  readonly packs: readonly Pack[];
  /** All checks it ever had, including retired ones. */
  readonly checks: readonly StoredCheck[];
  readonly hasAssignment: boolean;
}

/** The changes that bring a host in line with its plan. */
export interface HostPlanChanges {
  readonly host: PlannableHost;
  readonly changes: PlanChanges;
  readonly reportIntervalS: number;
}

/** Some hosts by id, or all hosts of some stores. */
export type HostSelection = { readonly hostIds: readonly HostId[] } | { readonly storeIds: readonly StoreId[] };

/** The external checks of all stores, which only hosts of the control need, and the time of planning. */
export interface ReplanInput {
  readonly externalChecks: readonly PlannedCheck[];
  readonly at: Date;
}
