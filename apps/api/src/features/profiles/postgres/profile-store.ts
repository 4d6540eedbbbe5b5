import type { TenantLayers } from '@sightline/allowlist';
import type { ReplanProgress, TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { readLayers } from '../../stores/index.ts';
import { ProfileTransaction } from './profile-transaction.ts';

const TAGS_LISTED_MAX = 500;

export interface ProfileOverview {
  readonly layers: TenantLayers;
  readonly storeCount: number;
  /** The most frequent first, at most 500. */
  readonly tags: readonly { readonly tag: string; readonly storeCount: number }[];
  readonly replanning: ReplanProgress | null;
}

export class ProfileStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Runs `work` in one transaction on the tenant's profiles. */
  async inTenant<T>(tenantId: TenantId, work: (transaction: ProfileTransaction) => Promise<T>): Promise<T> {
    return await this.#database.inTenant(
      tenantId,
      async (transaction) => await work(new ProfileTransaction(transaction, tenantId)),
    );
  }

  async overviewOf(tenantId: TenantId): Promise<ProfileOverview> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const tags = await transaction.$queryRaw<{ tag: string; count: number }[]>`
        SELECT tag, count(*)::integer AS count FROM store, unnest(tags) AS tag
        WHERE tenant_id = ${tenantId}::uuid GROUP BY tag ORDER BY count(*) DESC, tag LIMIT ${TAGS_LISTED_MAX}`;
      return {
        layers: await readLayers(transaction, tenantId),
        storeCount: await transaction.store.count({ where: { tenantId } }),
        tags: tags.map(({ tag, count }) => ({ tag, storeCount: count })),
        replanning: await readProgress(transaction, tenantId),
      };
    });
  }
}

async function readProgress(transaction: TenantTransaction, tenantId: TenantId): Promise<ReplanProgress | null> {
  const run = await transaction.replanRun.findUnique({ where: { tenantId } });
  if (run === null) return null;
  const waiting = await transaction.store.count({ where: { tenantId, replanDueAt: { not: null } } });
  return {
    storeCount: run.storeCount,
    doneCount: Math.max(0, run.storeCount - waiting),
    startedAt: run.startedAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
  };
}
