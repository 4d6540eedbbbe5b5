import type { CheckId, StoreId, TenantId } from '@sightline/spec';
import { z } from 'zod';
import type { Clock } from '../../../platform/clock.ts';
import type { Database } from '../../../platform/database/database.ts';
import { type StoredDetail, storedDetailSchema } from '../../detection/index.ts';
import type { CheckDetailFacts, StoreFacts, StoreReader } from '../store-readers.port.ts';
import { readAgentlessHosts } from './read-agentless-hosts.ts';
import { type CheckRow, checkSummaryOf, readCheckRows } from './read-checks.ts';
import { readHosts } from './read-hosts.ts';
import { readLastPhases } from './read-last-phases.ts';
import { readSummaries } from './read-summaries.ts';
import { readTransitions } from './read-transitions.ts';

const profileSchema = z.record(z.string(), z.unknown());

export class PostgresStoreReader implements StoreReader {
  readonly #database: Database;
  readonly #clock: Clock;

  constructor(database: Database, clock: Clock) {
    this.#database = database;
    this.#clock = clock;
  }

  async storeOf(tenantId: TenantId, storeId: StoreId): Promise<StoreFacts | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [summary] = await readSummaries(transaction, tenantId, [storeId]);
      if (!summary) return null;
      const { profile } = await transaction.store.findUniqueOrThrow({
        where: { tenantId_id: { tenantId, id: storeId } },
        select: { profile: true },
      });
      const hosts = await readHosts(transaction, tenantId, storeId);
      const agentlessHosts = await readAgentlessHosts(transaction, tenantId, storeId);
      const rows = await readCheckRows(transaction, { tenantId, storeId });
      const phases = await readLastPhases(transaction, { tenantId, storeId, at: this.#clock.now() });
      const checks = rows.map((row) => checkSummaryOf(row, phases));
      return { ...summary, profile: profileSchema.parse(profile), hosts, agentlessHosts, checks };
    });
  }

  async checkOf(tenantId: TenantId, storeId: StoreId, checkId: CheckId): Promise<CheckDetailFacts | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const [row] = await readCheckRows(transaction, { tenantId, storeId, checkId });
      if (!row) return null;
      const phases = await readLastPhases(transaction, { tenantId, storeId, at: this.#clock.now() });
      const { transitions, evidence } = await readTransitions(transaction, tenantId, checkId);
      const { evidence: evidenceBundle = null, ...detail } = detailOf(row);
      return {
        ...checkSummaryOf(row, phases),
        storeId,
        ...detail,
        evidence,
        evidenceBundle,
        transitions,
      };
    });
  }
}

function detailOf({ detail }: CheckRow): StoredDetail {
  if (detail === null) return { failures: [], hints: [], addresses: [], explanation: '', fix: '' };
  return storedDetailSchema.parse(detail);
}
