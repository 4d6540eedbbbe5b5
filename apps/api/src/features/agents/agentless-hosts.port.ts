import type { AgentlessHost, AgentlessHostId, StoreId, TenantId } from '@sightline/spec';
import type { Actor } from '../audit/index.ts';

export type NewAgentlessHost = Pick<AgentlessHost, 'name' | 'role' | 'address'>;

/** Who does something to the machines of a store, and when. */
export interface AgentlessHostDeed {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly actor: Actor;
  readonly at: Date;
}

export type AgentlessHostAddition =
  | { readonly kind: 'added'; readonly agentlessHostId: AgentlessHostId }
  | { readonly kind: 'no_store' | 'name_taken' | 'too_many' };

export interface AgentlessHostStore {
  /** Null when the tenant has no such store. */
  agentlessHostsOf(tenantId: TenantId, storeId: StoreId): Promise<AgentlessHost[] | null>;
  /** Leaves a trace in the audit log. */
  add(machine: NewAgentlessHost, deed: AgentlessHostDeed): Promise<AgentlessHostAddition>;
  /** The same; false when the store has no such machine. */
  remove(agentlessHostId: AgentlessHostId, deed: AgentlessHostDeed): Promise<boolean>;
}
