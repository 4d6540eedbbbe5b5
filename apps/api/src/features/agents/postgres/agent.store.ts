import { type HostId, hostIdSchema, type StoreId, storeIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type {
  AgentStore,
  AgentTransaction,
  HostDescription,
  NewToken,
  PlannableHost,
  PlanToApply,
  WhichHosts,
} from '../agents.port.ts';
import type { TokenRecord } from '../domain/judge-token.ts';
import { applyPlans } from './apply-plans.ts';
import { lockHosts } from './lock-hosts.ts';

/**
 * Numbers kept free above what is stored when a host starts over: reports that it sent before may still wait in the
 * queue, and none of the new ones may have the number of one of those.
 */
const SEQS_IN_FLIGHT_MAX = 100_000;

export class PostgresAgentStore implements AgentStore {
  readonly #database: Database;
  readonly #library: PackLibrary;

  constructor(database: Database, library: PackLibrary) {
    this.#database = database;
    this.#library = library;
  }

  async inTenant<T>(tenantId: TenantId, work: (transaction: AgentTransaction) => Promise<T>): Promise<T> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await work(new PostgresAgentTransaction(transaction, tenantId, this.#library)),
    );
  }

  async tenantOfToken(tokenHash: Uint8Array): Promise<{ tenantId: TenantId; isControl: boolean } | null> {
    const { rows } = await this.#database.systemPool.query<{ tenant_id: string; is_control: boolean }>(
      'SELECT e.tenant_id, t.is_control FROM enrollment_token e JOIN tenant t ON t.id = e.tenant_id WHERE e.token_hash = $1',
      [tokenHash],
    );
    const [row] = rows;
    return row ? { tenantId: tenantIdSchema.parse(row.tenant_id), isControl: row.is_control } : null;
  }
}

class PostgresAgentTransaction implements AgentTransaction {
  readonly #transaction: TenantTransaction;
  readonly #tenantId: TenantId;
  readonly #library: PackLibrary;

  constructor(transaction: TenantTransaction, tenantId: TenantId, library: PackLibrary) {
    this.#transaction = transaction;
    this.#tenantId = tenantId;
    this.#library = library;
  }

  async takeTokenUse(
    tokenHash: Uint8Array<ArrayBuffer>,
    at: Date,
  ): Promise<{ storeId: StoreId; storeName: string } | null> {
    const [store] = await this.#transaction.$queryRaw<{ id: string; name: string }[]>`
      UPDATE enrollment_token e SET uses = e.uses + 1
      FROM store s
      WHERE e.tenant_id = ${this.#tenantId}::uuid AND e.token_hash = ${tokenHash} AND e.uses < e.uses_max
        AND e.expires_at > ${at} AND s.tenant_id = e.tenant_id AND s.id = e.store_id
      RETURNING s.id, s.name`;
    return store ? { storeId: storeIdSchema.parse(store.id), storeName: store.name } : null;
  }

  async readToken(tokenHash: Uint8Array<ArrayBuffer>): Promise<TokenRecord | null> {
    return await this.#transaction.enrollmentToken.findUnique({
      where: { tokenHash },
      select: { uses: true, usesMax: true, expiresAt: true },
    });
  }

  async addToken(
    { storeId, ...token }: NewToken,
    { actor, at }: { readonly actor: Actor | null; readonly at: Date },
  ): Promise<boolean> {
    const tenantId = this.#tenantId;
    const store = await this.#transaction.store.findUnique({
      where: { tenantId_id: { tenantId, id: storeId } },
      select: { number: true, name: true },
    });
    if (!store) return false;
    await this.#transaction.enrollmentToken.create({ data: { ...token, tenantId, storeId } });
    if (actor === null) return true;
    const subject = `Store ${store.number} ${store.name}`;
    const detail = { 'Machines it is good for': token.usesMax };
    await AuditTrail.record(this.#transaction, { tenantId, at, actor, action: 'token.made', subject, detail });
    return true;
  }

  async enrollHost(host: HostDescription, at: Date): Promise<{ hostId: HostId; seqAfterRestart: number }> {
    const { storeId, hostname, ...rest } = host;
    const renewed = { ...rest, enrolledAt: at };
    const { id } = await this.#transaction.host.upsert({
      where: { tenantId_storeId_hostname: { tenantId: this.#tenantId, storeId, hostname } },
      create: { ...renewed, tenantId: this.#tenantId, storeId, hostname },
      // What it told of itself was of the machine it was; its agent tells anew when it starts.
      update: { ...renewed, lanAddresses: [], portSettings: {} },
      select: { id: true },
    });
    const made = await this.#transaction.$executeRaw`
      INSERT INTO host_state (tenant_id, host_id, store_id) VALUES (${this.#tenantId}::uuid, ${id}::uuid, ${storeId}::uuid)
      ON CONFLICT DO NOTHING`;
    return { hostId: hostIdSchema.parse(id), seqAfterRestart: made === 1 ? 1 : await this.seqAboveAllSent(id) };
  }

  private async seqAboveAllSent(hostId: string): Promise<number> {
    const [row] = await this.#transaction.$queryRaw<{ highest: bigint }[]>`
      SELECT greatest(coalesce(upper(stored) - 1, 0), stored_through) AS highest
      FROM host_state WHERE tenant_id = ${this.#tenantId}::uuid AND host_id = ${hostId}::uuid`;
    return Number(row?.highest ?? 0) + SEQS_IN_FLIGHT_MAX + 1;
  }

  async lockHosts(which: WhichHosts): Promise<readonly PlannableHost[]> {
    return await lockHosts(this.#transaction, this.#library, { tenantId: this.#tenantId, which });
  }

  async applyPlans(plans: readonly PlanToApply[], at: Date): Promise<void> {
    await applyPlans(this.#transaction, this.#tenantId, { plans, at });
  }
}
