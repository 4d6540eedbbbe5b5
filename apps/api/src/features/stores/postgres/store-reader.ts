import type { TenantLayers } from '@sightline/allowlist';
import { type CheckId, type Store, type StoreId, storeIdSchema, type TenantId } from '@sightline/spec';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type StoredDetail, storedDetailSchema } from '../../detection/index.ts';
import type { StoreCheck, StoreCheckDetail } from '../domain/store-check.ts';
import { readAgentlessHosts } from './read-agentless-hosts.ts';
import { readHosts } from './read-hosts.ts';
import { readLastPhases } from './read-last-phases.ts';
import { readLayers } from './read-layers.ts';
import { readStoreChecks, type StoreCheckRow, storeCheckOf } from './read-store-checks.ts';
import { readSummaries } from './read-summaries.ts';
import { readTransitions } from './read-transitions.ts';

const profileSchema = z.record(z.string(), z.unknown());

/** A store as the database has it; the planner knows which entries cannot be checked there. */
export interface StoredStore extends Omit<Store, 'unplanned' | 'checks'> {
  readonly checks: readonly StoreCheck[];
}

export class StoreReader {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  /** Returns null when the tenant has no such store. */
  async storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoredStore | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [summary] = await readSummaries(transaction, tenantId, [storeId]);
      if (!summary) return null;
      const { profile } = await transaction.store.findUniqueOrThrow({
        where: { tenantId_id: { tenantId, id: storeId } },
        select: { profile: true },
      });
      const hosts = await readHosts(transaction, tenantId, storeId);
      const agentlessHosts = await readAgentlessHosts(transaction, tenantId, storeId);
      const rows = await readStoreChecks(transaction, { tenantId, storeId });
      const phases = await readLastPhases(transaction, { tenantId, storeId, at: this.#clock.now() });
      const checks = rows.map((row) => storeCheckOf(row, phases));
      return { ...summary, profile: profileSchema.parse(profile), hosts, agentlessHosts, checks };
    });
  }

  /** Returns null when the store has no such check in use. */
  async checkOf(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<StoreCheckDetail | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [row] = await readStoreChecks(transaction, { tenantId, storeId, checkId });
      if (!row) return null;
      const phases = await readLastPhases(transaction, { tenantId, storeId, at: this.#clock.now() });
      const { transitions, evidence } = await readTransitions(transaction, tenantId, checkId);
      const { evidence: evidenceBundle = null, ...detail } = detailOf(row);
      return {
        ...storeCheckOf(row, phases),
        storeId,
        ...detail,
        evidence,
        evidenceBundle,
        transitions,
      };
    });
  }

  /** Returns the id of the store with a number; null when the tenant has none. */
  async idOf(tenantId: TenantId, number: string): Promise<StoreId | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const store = await transaction.store.findUnique({
        where: { tenantId_number: { tenantId, number } },
        select: { id: true },
      });
      return store ? storeIdSchema.parse(store.id) : null;
    });
  }

  /** Returns the profile values that the tenant and its groups set. */
  async layersOf(tenantId: TenantId): Promise<TenantLayers> {
    return await this.#database.inTenant(tenantId, async (transaction) => await readLayers(transaction, tenantId));
  }
}

function detailOf({ detail }: StoreCheckRow): StoredDetail {
  if (detail === null) return { failures: [], hints: [], addresses: [], explanation: '', fix: '' };
  return storedDetailSchema.parse(detail);
}
