import type { TenantId } from '@sightline/spec';
import type { Pool } from 'pg';
import { CORRELATE_WORK, DELIVER_WORK } from '../domain/work-names.ts';

const AGE_S_MIN = 2;
const ROWS_MAX = 1_000;

// Leaves out isolated rows until their next attempt is due, and parked rows for good.
const TENANTS_TO_CORRELATE = `
  WITH waiting AS (
    SELECT tenant_id, subject::uuid AS id FROM isolated_work WHERE work = $2 AND coalesce(retry_at > now(), true)
  )
  SELECT t.tenant_id FROM transition t
    WHERE t.handled_at IS NULL AND t.subject = 'check' AND t.created_at < now() - make_interval(secs => $1)
      AND NOT EXISTS (SELECT FROM waiting w WHERE w.tenant_id = t.tenant_id AND w.id = t.id)
  UNION
  SELECT m.tenant_id FROM incident_member m
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    WHERE m.left_at IS NULL AND p.retired_at IS NOT NULL
      AND NOT EXISTS (SELECT FROM waiting w WHERE w.tenant_id = m.tenant_id AND w.id IN (m.check_id, m.incident_id))`;

const TRANSITIONS_TO_DELIVER = `
  SELECT t.tenant_id, t.id FROM transition t
  WHERE t.handled_at IS NULL AND t.subject = 'incident' AND t.created_at < now() - make_interval(secs => $1)
    AND NOT EXISTS (SELECT FROM isolated_work w WHERE w.tenant_id = t.tenant_id AND w.work = $2
      AND w.subject = t.id::text AND coalesce(w.retry_at > now(), true))
  ORDER BY t.created_at LIMIT ${ROWS_MAX}`;

/** Finds work that a crash or a lost Redis left undone, across tenants, as the system role. */
export class UndoneWork {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns tenants with unhandled check transitions, or with members whose check is no longer on the allowlist. */
  async tenantsToCorrelate(): Promise<readonly TenantId[]> {
    const { rows } = await this.#pool.query<{ tenant_id: TenantId }>(TENANTS_TO_CORRELATE, [AGE_S_MIN, CORRELATE_WORK]);
    return rows.map((row) => row.tenant_id);
  }

  /** Returns unhandled incident transitions that need an alert, oldest first. */
  async transitionsToDeliver(): Promise<readonly { tenantId: TenantId; transitionId: string }[]> {
    const { rows } = await this.#pool.query<{ tenant_id: TenantId; id: string }>(TRANSITIONS_TO_DELIVER, [
      AGE_S_MIN,
      DELIVER_WORK,
    ]);
    return rows.map((row) => ({ tenantId: row.tenant_id, transitionId: row.id }));
  }
}
