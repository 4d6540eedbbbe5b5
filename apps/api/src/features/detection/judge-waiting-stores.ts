import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { AnnounceChanges } from './announce-changes.ts';
import type { JudgeChecks } from './judge-checks.ts';
import { findWaitingStores, lockHostsOf } from './postgres/find-waiting-stores.ts';

export interface JudgeWaitingStoresParts {
  readonly pool: Pool;
  readonly judgeChecks: JudgeChecks;
  readonly announceChanges: Pick<AnnounceChanges, 'announce'>;
}

/** Judges checks that waited for evidence, so that a verdict does not wait for the next result. */
export class JudgeWaitingStores {
  readonly #parts: JudgeWaitingStoresParts;

  constructor(parts: JudgeWaitingStoresParts) {
    this.#parts = parts;
  }

  async judge(): Promise<void> {
    const { pool, judgeChecks, announceChanges } = this.#parts;
    const stores = await findWaitingStores(pool);
    if (stores.length === 0) return;
    const changed = await inTransaction(pool, async (client) => {
      await lockHostsOf(client, stores);
      return await judgeChecks.judgeAgain(client, stores);
    });
    await announceChanges.announce(changed);
  }
}
