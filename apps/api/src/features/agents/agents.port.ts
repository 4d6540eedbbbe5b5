import type { PlannedCheck, Site } from '@sightline/allowlist';
import type { Assignment, HostId, HostRole, Pack, StoreId, StoreProfile, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { AuthenticatedHost } from './domain/authenticated-host.ts';
import type { TokenRecord } from './domain/judge-token.ts';
import type { PlanChanges, StoredCheck } from './domain/plan-changes.ts';

/** A host as it asks to be enrolled. */
export interface HostDescription {
  readonly storeId: StoreId;
  readonly hostname: string;
  readonly role: HostRole;
  readonly platform: string;
  readonly agentVersion: string;
  readonly keyHash: Uint8Array<ArrayBuffer>;
}

/** What planning needs to know of a host. */
export interface PlannableHost {
  readonly hostId: HostId;
  readonly storeId: StoreId;
  readonly role: HostRole;
  readonly profile: StoreProfile;
  readonly site: Site;
  /** The lists that its store is on. */
  readonly packs: readonly Pack[];
  /** All checks it ever had, retired ones included. */
  readonly checks: readonly StoredCheck[];
  readonly hasAssignment: boolean;
}

export interface PlanToApply {
  readonly host: PlannableHost;
  readonly changes: PlanChanges;
  readonly reportIntervalS: number;
}

/** Some hosts by their ids, or all of some stores. */
export type WhichHosts = { readonly hostIds: readonly HostId[] } | { readonly storeIds: readonly StoreId[] };

/** One transaction on behalf of one tenant. */
export interface AgentTransaction {
  /** Takes one use of a token that has one left and has not expired, and tells its store; null when it has none. */
  takeTokenUse(tokenHash: Uint8Array<ArrayBuffer>, at: Date): Promise<{ storeId: StoreId; storeName: string } | null>;
  readToken(tokenHash: Uint8Array<ArrayBuffer>): Promise<TokenRecord | null>;
  /** False when the tenant has no such store. */
  addToken(token: NewToken, by: { readonly actor: Actor | null; readonly at: Date }): Promise<boolean>;
  /** Makes the host, or gives the one of the same name in the store its new key. */
  enrollHost(host: HostDescription, at: Date): Promise<{ hostId: HostId; seqAfterRestart: number }>;
  /** Locks hosts until the transaction ends, by id; those that are gone are left out. */
  lockHosts(which: WhichHosts): Promise<readonly PlannableHost[]>;
  applyPlans(plans: readonly PlanToApply[], at: Date): Promise<void>;
}

export interface NewToken {
  readonly storeId: StoreId;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly usesMax: number;
  readonly expiresAt: Date;
}

export interface AgentStore {
  inTenant<T>(tenantId: TenantId, work: (transaction: AgentTransaction) => Promise<T>): Promise<T>;
  /** Whose token it is, over all tenants; null when it is nobody's. */
  tenantOfToken(tokenHash: Uint8Array): Promise<{ tenantId: TenantId; isControl: boolean } | null>;
}
export const AGENT_STORE = Symbol('AgentStore');

export interface FleetPlanReader {
  /** The external checks of all stores of all tenants, each target once, the most used ones first; bounded. Unreadable ones are passed over. */
  externalChecks(): Promise<readonly PlannedCheck[]>;
  controlHosts(): Promise<readonly { tenantId: TenantId; hostId: HostId }[]>;
}
export const FLEET_PLAN_READER = Symbol('FleetPlanReader');

export interface HostRecord {
  readonly host: AuthenticatedHost;
  readonly keyHash: Uint8Array;
}

export interface HostRecordReader {
  /** Null when there is no such host. Throws when Postgres does not answer. */
  recordOf(hostId: HostId): Promise<HostRecord | null>;
}

/** Whether an agent has probers for checks within the store as well. */
export type TakenChecks = 'external' | 'all';

export interface AssignmentReader {
  revisionOf(tenantId: TenantId, hostId: HostId): Promise<number | null>;
  /** With checks of the kinds that the agent takes; an older one takes no others than of names and addresses. */
  assignmentOf(tenantId: TenantId, hostId: HostId, takes: TakenChecks): Promise<Assignment | null>;
}

/** Has the control planned anew, soon. Never throws: a sweep repairs what was missed. */
export interface ControlReplanning {
  request(): Promise<void>;
}
export const CONTROL_REPLANNING = Symbol('ControlReplanning');
