import type {
  AgentHost,
  Agents,
  HostId,
  ReleaseManifest,
  ReleasePlatform,
  TenantId,
  UpdateEvent,
} from '@sightline/spec';
import type { Actor } from '../audit/index.ts';
import type { HostStanding } from './domain/count-hosts.ts';
import type { Rollout } from './domain/rollout.ts';

/** A released executable that is whole and signed by the operator. */
export interface Release {
  readonly manifest: ReleaseManifest;
  readonly path: string;
  /** The same compressed by gzip, null when it is not there. */
  readonly gzipPath: string | null;
}

export interface ReleaseShelf {
  /** Every sound release, newest version first, and what is not offered, each with why. */
  list(): Promise<{ readonly releases: readonly Release[]; readonly refused: readonly RefusedFile[] }>;
  /** Null when there is none that is sound. */
  find(version: string, platform: ReleasePlatform): Promise<Release | null>;
}
export const RELEASE_SHELF = Symbol('ReleaseShelf');

export interface RefusedFile {
  readonly file: string;
  readonly reason: string;
}

export interface NewRollout extends Omit<Rollout, 'id' | 'startedBy'> {
  readonly startedBy: Actor;
  /** In whose audit log it is written. */
  readonly tenantId: TenantId;
}

export type RolloutChange = Partial<
  Pick<Rollout, 'state' | 'haltReason' | 'sentence' | 'stateSince' | 'stage' | 'stageSince'>
>;

export interface RolloutStore {
  /** The newest rollout, whatever its state; null before the first. */
  current(): Promise<Rollout | null>;
  /** The version of the last rollout that was finished: what hosts outside of the present one are to run. */
  settledVersion(): Promise<string | null>;
  start(rollout: NewRollout): Promise<Rollout>;
  /** Changes the rollout if it is still as `seen` says, and leaves a trace when somebody did it; null when it is not. */
  change(seen: Rollout, change: RolloutChange, by: RolloutActor | null): Promise<Rollout | null>;
  /** Every host of the platforms, with what became of the version on it. */
  standings(rollout: Pick<Rollout, 'version' | 'platforms'>): Promise<readonly HostStanding[]>;
}
export const ROLLOUT_STORE = Symbol('RolloutStore');

export interface RolloutActor {
  readonly tenantId: TenantId;
  readonly actor: Actor;
}

export interface HostUpdateStore {
  /** Keeps the last word on each version; the same told twice changes nothing. */
  record(tenantId: TenantId, hostId: HostId, events: readonly UpdateEvent[], at: Date): Promise<void>;
}

export const HOST_UPDATE_STORE = Symbol('HostUpdateStore');

export interface AgentsReader {
  read(tenantId: TenantId, hostsMax: number): Promise<Omit<Agents, 'rollout' | 'hosts'> & { hosts: AgentHost[] }>;
}

export interface OperatorReader {
  /** Whether a user is an owner of this tenant, and the tenant the operator's own. */
  isOperator(userId: string, tenantId: TenantId): Promise<boolean>;
}
