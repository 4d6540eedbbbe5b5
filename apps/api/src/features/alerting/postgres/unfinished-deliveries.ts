import type { TenantId } from '@sightline/spec';
import type { Pool } from 'pg';
import { CLAIM_MS } from './delivery-store.ts';

const QUIET_MS = 2_000;
const ROWS_MAX = 1_000;

export interface UnfinishedDelivery {
  readonly tenantId: TenantId;
  readonly deliveryId: string;
}

/** Finds unfinished deliveries that nobody is working on, across tenants, as the system role. */
export class UnfinishedDeliveries {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async list(now: Date): Promise<readonly UnfinishedDelivery[]> {
    const { rows } = await this.#pool.query<{ tenant_id: TenantId; id: string }>(
      `SELECT tenant_id, id FROM delivery
       WHERE (status = 'pending' AND attempted_at IS NULL AND created_at < $1)
         OR (status = 'pending' AND attempted_at < $2)
         OR (status = 'retrying' AND attempted_at < $1)
       ORDER BY created_at LIMIT $3`,
      [new Date(now.getTime() - QUIET_MS), new Date(now.getTime() - CLAIM_MS), ROWS_MAX],
    );
    return rows.map((row) => ({ tenantId: row.tenant_id, deliveryId: row.id }));
  }
}
