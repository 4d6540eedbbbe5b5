import {
  AGENTLESS_HOSTS_MAX,
  type AgentlessHost,
  type AgentlessHostId,
  agentlessHostIdSchema,
  agentlessHostSchema,
  type StoreId,
  type TenantId,
} from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';

export type NewAgentlessHost = Pick<AgentlessHost, 'name' | 'role' | 'address'>;

/** Who edits the agentless hosts of which store, and when. */
export interface AgentlessHostEdit {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly actor: Actor;
  readonly at: Date;
}

export type AgentlessHostAddition =
  | { readonly kind: 'added'; readonly agentlessHostId: AgentlessHostId }
  | { readonly kind: 'no_store' | 'name_taken' | 'too_many' };

/** Stores the agentless hosts of each store. Every change writes an audit event. */
export class AgentlessHostStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns null when the tenant has no such store. */
  async list(tenantId: TenantId, storeId: StoreId): Promise<AgentlessHost[] | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if ((await storeNameOf(transaction, tenantId, storeId)) === null) return null;
      const rows = await transaction.agentlessHost.findMany({
        where: { tenantId, storeId },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: AGENTLESS_HOSTS_MAX,
      });
      return rows.map((row) =>
        agentlessHostSchema.parse({
          ...row,
          address: withoutMask(row.address),
          createdAt: row.createdAt.toISOString(),
        }),
      );
    });
  }

  async add(
    host: NewAgentlessHost,
    { tenantId, storeId, actor, at }: AgentlessHostEdit,
  ): Promise<AgentlessHostAddition> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const storeName = await storeNameOf(transaction, tenantId, storeId);
      if (storeName === null) return { kind: 'no_store' };
      if ((await transaction.agentlessHost.count({ where: { tenantId, storeId } })) >= AGENTLESS_HOSTS_MAX) {
        return { kind: 'too_many' };
      }
      const { name, role, address } = host;
      // Only the name can conflict.
      const [added] = await transaction.agentlessHost.createManyAndReturn({
        data: [{ tenantId, storeId, name, role, address, createdAt: at, createdBy: actor.name }],
        select: { id: true },
        skipDuplicates: true,
      });
      if (added === undefined) return { kind: 'name_taken' };
      const detail = { 'Agentless host': name, Address: address };
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'agentless_host.added',
        subject: storeName,
        detail,
      });
      return { kind: 'added', agentlessHostId: agentlessHostIdSchema.parse(added.id) };
    });
  }

  /** Returns false when the store has no such agentless host. */
  async remove(
    agentlessHostId: AgentlessHostId,
    { tenantId, storeId, actor, at }: AgentlessHostEdit,
  ): Promise<boolean> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const storeName = await storeNameOf(transaction, tenantId, storeId);
      const host = await transaction.agentlessHost.findFirst({ where: { tenantId, storeId, id: agentlessHostId } });
      if (storeName === null || host === null) return false;
      await transaction.agentlessHost.delete({ where: { tenantId_id: { tenantId, id: agentlessHostId } } });
      const detail = { 'Agentless host': host.name, Address: withoutMask(host.address) };
      await AuditTrail.record(transaction, {
        tenantId,
        at,
        actor,
        action: 'agentless_host.removed',
        subject: storeName,
        detail,
      });
      return true;
    });
  }
}

/** Removes the mask of an address: some drivers return an inet of one address with it. */
function withoutMask(address: string): string {
  return address.split('/')[0] ?? address;
}

async function storeNameOf(
  transaction: TenantTransaction,
  tenantId: TenantId,
  storeId: StoreId,
): Promise<string | null> {
  const store = await transaction.store.findUnique({
    where: { tenantId_id: { tenantId, id: storeId } },
    select: { number: true, name: true },
  });
  return store === null ? null : `Store ${store.number} ${store.name}`;
}
