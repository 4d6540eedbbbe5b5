import type { TenantId } from '@sightline/spec';
import type { Pool } from 'pg';
import type { UndoneWork } from '../undone-work.port.ts';

const AGE_S_MIN = 2;
const ROWS_MAX = 1_000;

/** Reads across tenants, as the system role. */
export class PostgresUndoneWork implements UndoneWork {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async tenantsToCorrelate(): Promise<readonly TenantId[]> {
    const { rows } = await this.#pool.query<{ tenant_id: TenantId }>(
      `SELECT DISTINCT tenant_id FROM transition
         WHERE handled_at IS NULL AND subject = 'check' AND created_at < now() - make_interval(secs => $1)
       UNION
       SELECT m.tenant_id FROM incident_member m
         JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
         WHERE m.left_at IS NULL AND p.retired_at IS NOT NULL`,
      [AGE_S_MIN],
    );
    return rows.map((row) => row.tenant_id);
  }

  async transitionsToDeliver(): Promise<readonly { tenantId: TenantId; transitionId: string }[]> {
    const { rows } = await this.#pool.query<{ tenant_id: TenantId; id: string }>(
      `SELECT tenant_id, id FROM transition
         WHERE handled_at IS NULL AND subject = 'incident' AND created_at < now() - make_interval(secs => $1)
         ORDER BY created_at LIMIT $2`,
      [AGE_S_MIN, ROWS_MAX],
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, transitionId: row.id }));
  }
}
