import type { Pool } from 'pg';
import { inTransaction } from '../../platform/database/in-transaction.ts';
import type { AnnounceChanges } from './announce-changes.ts';
import type { IngestUptime } from './ingest-uptime.ts';
import type { JudgeChecks } from './judge-checks.ts';
import { findSilentHosts, lockSilentHosts } from './postgres/find-silent-hosts.ts';

export interface JudgeSilentHostsParts {
  readonly pool: Pool;
  readonly judgeChecks: JudgeChecks;
  readonly announceChanges: Pick<AnnounceChanges, 'announce'>;
  readonly uptime: Pick<IngestUptime, 'since'>;
}

/** Judges stores and hosts that stopped reporting while reports could have arrived. */
export class JudgeSilentHosts {
  readonly #parts: JudgeSilentHostsParts;

  constructor(parts: JudgeSilentHostsParts) {
    this.#parts = parts;
  }

  async judge(): Promise<void> {
    const { pool, judgeChecks, announceChanges, uptime } = this.#parts;
    const listeningSince = await uptime.since();
    if (listeningSince === null) return;
    const found = await findSilentHosts(pool, listeningSince);
    if (found.length === 0) return;
    const changed = await inTransaction(
      pool,
      async (client) => await judgeChecks.judgeSilence(client, await lockSilentHosts(client, found)),
    );
    await announceChanges.announce(changed);
  }
}
