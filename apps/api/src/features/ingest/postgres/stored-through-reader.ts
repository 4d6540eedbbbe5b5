import type { HostId, TenantId } from '@sightline/spec';
import type { Pool } from 'pg';
import type { Log } from '../../../platform/log.ts';

const READ_STORED_THROUGH = `
  SELECT host_id, stored_through FROM host_state
  WHERE (tenant_id, host_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[]))`;

export interface HostKey {
  readonly tenantId: TenantId;
  readonly hostId: HostId;
}

/**
 * Reads `host_state.stored_through`. Combines requests within one turn of the event loop into one query. Returns 0, which
 * confirms nothing, if the database does not answer: the agent keeps its reports and asks again.
 */
export class StoredThroughReader {
  readonly #pool: Pool;
  readonly #log: Log;
  #asked: { readonly hosts: HostKey[]; readonly answer: Promise<ReadonlyMap<string, number>> } | null = null;

  constructor(pool: Pool, log: Log) {
    this.#pool = pool;
    this.#log = log;
  }

  /** Returns the seq up to which everything from a host is committed; 0 for nothing, or if the database can't say. */
  async storedThrough(host: HostKey): Promise<number> {
    this.#asked ??= this.#openQuestion();
    this.#asked.hosts.push(host);
    return (await this.#asked.answer).get(host.hostId) ?? 0;
  }

  #openQuestion() {
    const hosts: HostKey[] = [];
    const answer = new Promise<void>((resolve) => setImmediate(resolve)).then(async () => {
      this.#asked = null;
      return await this.#read(hosts);
    });
    return { hosts, answer };
  }

  async #read(hosts: readonly HostKey[]): Promise<ReadonlyMap<string, number>> {
    try {
      const { rows } = await this.#pool.query<{ host_id: string; stored_through: string }>({
        name: 'stored_through',
        text: READ_STORED_THROUGH,
        values: [hosts.map((host) => host.tenantId), hosts.map((host) => host.hostId)],
      });
      return new Map(rows.map((row) => [row.host_id, Number(row.stored_through)]));
    } catch (error) {
      this.#log.warn({ err: error }, 'could not read storedThrough; nothing is confirmed');
      return new Map();
    }
  }
}
