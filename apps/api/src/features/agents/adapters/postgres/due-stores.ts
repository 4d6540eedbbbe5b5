import { storeIdSchema, tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';
import type { DueStore, DueStores } from '../../application/replan-due-stores.ts';

export class PostgresDueStores implements DueStores {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  async next(countMax: number): Promise<readonly DueStore[]> {
    const { rows } = await this.#pool.query<{ tenant_id: string; id: string; replan_due_at: Date }>(
      `SELECT tenant_id, id, replan_due_at FROM store WHERE replan_due_at IS NOT NULL
       ORDER BY replan_due_at, tenant_id, id LIMIT $1`,
      [countMax],
    );
    return rows.map((row) => ({
      tenantId: tenantIdSchema.parse(row.tenant_id),
      storeId: storeIdSchema.parse(row.id),
      dueAt: row.replan_due_at,
    }));
  }

  async done({ tenantId, storeId, dueAt }: DueStore): Promise<void> {
    // A date of JavaScript has no microseconds, so the column may hold up to one millisecond more.
    await this.#pool.query(
      `UPDATE store SET replan_due_at = NULL
       WHERE tenant_id = $1 AND id = $2 AND replan_due_at < $3::timestamptz + interval '1 millisecond'`,
      [tenantId, storeId, dueAt],
    );
  }
}
