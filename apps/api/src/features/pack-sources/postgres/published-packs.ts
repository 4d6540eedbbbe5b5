import { SHIPPED_PACKS } from '@sightline/allowlist';
import { type Pack, packSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.ts';

const PACKS_MAX = 200;

/** The packs that every tenant can adopt. */
export class PublishedPacks {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns the newest version of every shipped or published pack; custom packs are not among them. */
  async latestOfEach(): Promise<readonly Pack[]> {
    const { rows } = await this.#pool.query<{ document: unknown }>(
      `SELECT DISTINCT ON (pack_id) document FROM pack_version ORDER BY pack_id, version DESC LIMIT ${String(PACKS_MAX)}`,
    );
    const latest = new Map<string, Pack>();
    for (const pack of [...SHIPPED_PACKS, ...rows.map(({ document }) => packSchema.parse(document))]) {
      if ((latest.get(pack.id)?.version ?? 0) < pack.version) latest.set(pack.id, pack);
    }
    return [...latest.values()];
  }

  /** Publishes the pack as its id's next version, whatever version it carries. Returns that version. */
  async publishNext(pack: Pack): Promise<number> {
    return await inTransaction(this.#pool, async (client) => {
      await client.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [`pack_version.${pack.id}`]);
      const { rows } = await client.query<{ newest: number }>(
        'SELECT coalesce(max(version), 0) AS newest FROM pack_version WHERE pack_id = $1',
        [pack.id],
      );
      const shipped = SHIPPED_PACKS.filter(({ id }) => id === pack.id).map(({ version }) => version);
      const version = Math.max(rows[0]?.newest ?? 0, ...shipped) + 1;
      await client.query('INSERT INTO pack_version (pack_id, version, document) VALUES ($1, $2, $3)', [
        pack.id,
        version,
        JSON.stringify({ ...pack, version }),
      ]);
      return version;
    });
  }
}
