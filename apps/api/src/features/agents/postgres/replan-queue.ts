import { type StoreId, storeIdSchema, type TenantId, tenantIdSchema } from '@sightline/spec';
import type { Pool } from 'pg';

/** Longer than the minute by which the clocks of API, worker and database may differ. */
const POSTPONED_MIN = 10;

/** A store whose hosts must be replanned, and since when. */
export interface DueStore {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly dueAt: Date;
}

/** The stores whose `replan_due_at` is set, oldest first. */
export class ReplanQueue {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns up to `countMax` stores of one tenant: the tenant of the store that has waited longest. */
  async next(countMax: number): Promise<readonly DueStore[]> {
    const { rows } = await this.#pool.query<{ tenant_id: string; id: string; replan_due_at: Date }>(
      `WITH first AS (
         SELECT tenant_id FROM store WHERE replan_due_at <= now() + interval '1 minute'
         ORDER BY replan_due_at, tenant_id LIMIT 1
       )
       SELECT s.tenant_id, s.id, s.replan_due_at FROM store s JOIN first USING (tenant_id)
       WHERE s.replan_due_at <= now() + interval '1 minute' ORDER BY s.replan_due_at, s.id LIMIT $1`,
      [countMax],
    );
    return rows.map((row) => ({
      tenantId: tenantIdSchema.parse(row.tenant_id),
      storeId: storeIdSchema.parse(row.id),
      dueAt: row.replan_due_at,
    }));
  }

  /** Removes stores from the queue, unless they became due again in the meantime. */
  async done(stores: readonly DueStore[]): Promise<void> {
    // A JavaScript date has no microseconds, so the column may be up to 1 ms later.
    await this.#pool.query(
      `UPDATE store s SET replan_due_at = NULL
       FROM unnest($1::uuid[], $2::uuid[], $3::timestamptz[]) AS d (tenant_id, id, due_at)
       WHERE s.tenant_id = d.tenant_id AND s.id = d.id AND s.replan_due_at < d.due_at + interval '1 millisecond'`,
      [stores.map(({ tenantId }) => tenantId), stores.map(({ storeId }) => storeId), stores.map(({ dueAt }) => dueAt)],
    );
  }

  /** Makes a store wait ten minutes, so that it doesn't block the others. */
  async postpone({ tenantId, storeId, dueAt }: DueStore): Promise<void> {
    await this.#pool.query(
      `UPDATE store SET replan_due_at = now() + make_interval(mins => $4)
       WHERE tenant_id = $1 AND id = $2 AND replan_due_at < $3::timestamptz + interval '1 millisecond'`,
      [tenantId, storeId, dueAt, POSTPONED_MIN],
    );
  }

  /** Marks the replan runs finished whose tenant has no store left in the queue. Returns those tenants. */
  async finishRuns(at: Date): Promise<readonly TenantId[]> {
    const { rows } = await this.#pool.query<{ tenant_id: string }>(
      `UPDATE replan_run r SET finished_at = $1 WHERE finished_at IS NULL
         AND NOT EXISTS (SELECT FROM store s WHERE s.tenant_id = r.tenant_id AND s.replan_due_at IS NOT NULL)
       RETURNING tenant_id`,
      [at],
    );
    return rows.map((row) => tenantIdSchema.parse(row.tenant_id));
  }
}
