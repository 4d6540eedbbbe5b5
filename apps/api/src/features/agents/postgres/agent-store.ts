import {
  type HostId,
  type HostRole,
  hostIdSchema,
  type StoreId,
  storeIdSchema,
  type TenantId,
  tenantIdSchema,
} from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { type Actor, AuditTrail } from '../../audit/index.ts';
import type { PackLibrary } from '../../packs/index.ts';
import type { StoredToken } from '../domain/enrollment-token.ts';
import type { HostPlanChanges, HostSelection, PlannableHost } from '../domain/plannable-host.ts';
import { lockPlannableHosts } from './lock-plannable-hosts.ts';
import { writePlans } from './write-plans.ts';

/**
 * How many report numbers to skip when a host enrolls again. Its earlier reports may still wait in the queue, and no new
 * report may share a number with one of them.
 */
const SEQS_IN_FLIGHT_MAX = 100_000;

/** A host that asks to be enrolled. */
export interface NewHost {
  readonly storeId: StoreId;
  readonly hostname: string;
  readonly role: HostRole;
  readonly platform: string;
  readonly agentVersion: string;
  readonly keyHash: Uint8Array<ArrayBuffer>;
}

export interface NewEnrollmentToken {
  readonly storeId: StoreId;
  readonly tokenHash: Uint8Array<ArrayBuffer>;
  readonly usesMax: number;
  readonly expiresAt: Date;
}

/** Stores enrollment tokens, hosts and their checks, one tenant per transaction. */
export class AgentStore {
  readonly #database: Database;
  readonly #library: PackLibrary;

  constructor(database: Database, library: PackLibrary) {
    this.#database = database;
    this.#library = library;
  }

  async inTenant<T>(tenantId: TenantId, work: (transaction: AgentTransaction) => Promise<T>): Promise<T> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await work(new AgentTransaction(transaction, tenantId, this.#library)),
    );
  }

  /** Returns the tenant that a token belongs to, searching all tenants; null for an unknown token. */
  async tenantOfToken(tokenHash: Uint8Array): Promise<{ tenantId: TenantId; isControl: boolean } | null> {
    const { rows } = await this.#database.systemPool.query<{ tenant_id: string; is_control: boolean }>(
      'SELECT e.tenant_id, t.is_control FROM enrollment_token e JOIN tenant t ON t.id = e.tenant_id WHERE e.token_hash = $1',
      [tokenHash],
    );
    const [row] = rows;
    return row ? { tenantId: tenantIdSchema.parse(row.tenant_id), isControl: row.is_control } : null;
  }
}

/** One transaction for one tenant. */
export class AgentTransaction {
  readonly #transaction: TenantTransaction;
  readonly #tenantId: TenantId;
  readonly #library: PackLibrary;

  constructor(transaction: TenantTransaction, tenantId: TenantId, library: PackLibrary) {
    this.#transaction = transaction;
    this.#tenantId = tenantId;
    this.#library = library;
  }

  /** Uses up one use of a token, and returns its store; null when the token has expired or has no use left. */
  async useToken(
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

  async readToken(tokenHash: Uint8Array<ArrayBuffer>): Promise<StoredToken | null> {
    return await this.#transaction.enrollmentToken.findUnique({
      where: { tokenHash },
      select: { uses: true, usesMax: true, expiresAt: true },
    });
  }

  /** Adds a token and its audit event. Returns false when the tenant has no such store. */
  async addToken(
    { storeId, ...token }: NewEnrollmentToken,
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
    const detail = { 'Hosts it can enroll': token.usesMax };
    await AuditTrail.record(this.#transaction, { tenantId, at, actor, action: 'token.made', subject, detail });
    return true;
  }

  /**
   * Adds a host, or gives the host of the same name in the store its new key. Returns the number of its next report,
   * which is above every number it may have used before.
   */
  async enrollHost(host: NewHost, at: Date): Promise<{ hostId: HostId; nextSeq: number }> {
    const { storeId, hostname, ...rest } = host;
    const renewed = { ...rest, enrolledAt: at };
    const { id } = await this.#transaction.host.upsert({
      where: { tenantId_storeId_hostname: { tenantId: this.#tenantId, storeId, hostname } },
      create: { ...renewed, tenantId: this.#tenantId, storeId, hostname },
      // The stored facts may describe a replaced machine; the agent reports new ones when it starts.
      update: { ...renewed, lanAddresses: [], portSettings: {} },
      select: { id: true },
    });
    const added = await this.#transaction.$executeRaw`
      INSERT INTO host_state (tenant_id, host_id, store_id) VALUES (${this.#tenantId}::uuid, ${id}::uuid, ${storeId}::uuid)
      ON CONFLICT DO NOTHING`;
    return { hostId: hostIdSchema.parse(id), nextSeq: added === 1 ? 1 : await this.#seqAboveAllUsed(id) };
  }

  async #seqAboveAllUsed(hostId: string): Promise<number> {
    const [row] = await this.#transaction.$queryRaw<{ highest: bigint }[]>`
      SELECT greatest(coalesce(upper(stored) - 1, 0), stored_through) AS highest
      FROM host_state WHERE tenant_id = ${this.#tenantId}::uuid AND host_id = ${hostId}::uuid`;
    return Number(row?.highest ?? 0) + SEQS_IN_FLIGHT_MAX + 1;
  }

  /** Locks hosts until the transaction ends and returns them by id, without the ones that no longer exist. */
  async lockHosts(selection: HostSelection): Promise<readonly PlannableHost[]> {
    return await lockPlannableHosts(this.#transaction, this.#library, { tenantId: this.#tenantId, selection });
  }

  async writePlans(plans: readonly HostPlanChanges[], at: Date): Promise<void> {
    await writePlans(this.#transaction, this.#tenantId, { plans, at });
  }
}
