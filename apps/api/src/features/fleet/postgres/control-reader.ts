import type { Fleet } from '@sightline/spec';
import type { Pool } from 'pg';

/** Reads the control, which belongs to a tenant of ours and is the same for every tenant. */
export class ControlReader {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns when the control last reported; null when there is none. Reveals nothing about any tenant. */
  async controlSeen(): Promise<Fleet['control']> {
    const { rows } = await this.#pool.query<{ hosts: number; last_received_at: Date | null }>(
      `SELECT count(*)::int AS hosts, max(s.last_received_at) AS last_received_at
       FROM tenant t
       JOIN host h ON h.tenant_id = t.id
       LEFT JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
       WHERE t.is_control AND h.role = 'control'`,
    );
    const [row] = rows;
    return row && row.hosts > 0 ? { lastReportAt: row.last_received_at?.toISOString() ?? null } : null;
  }
}
