import {
  type StoreId,
  type StoreProfile,
  storeIdSchema,
  storeProfileSchema,
  type TenantId,
  tenantIdSchema,
} from '@sightline/spec';
import type { Pool } from 'pg';
import { inTransaction } from '../../../platform/database/in-transaction.ts';
import type { AddressDrift } from '../../detection/index.ts';
import type { ReachedAddresses } from '../domain/judge-addresses.ts';

/** A check whose addresses, pack or profile changed. */
export interface DueAddresses {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly checkId: string;
  readonly packId: string;
  readonly entryId: string;
  /** Null when the stored profile is invalid: one store must not stop the others. */
  readonly profile: StoreProfile | null;
  readonly reached: ReachedAddresses;
  /** When the addresses last changed. The mark is cleared only if nothing changed since. */
  readonly seenAt: Date;
}

interface DueRow {
  readonly tenant_id: string;
  readonly store_id: string;
  readonly check_id: string;
  readonly pack_id: string;
  readonly entry_id: string;
  readonly profile: unknown;
  readonly here: string[];
  readonly control: string[];
  readonly seen_at: Date;
}

// The control's view of the same target, from the control host that reported last.
const FIND_DUE = `
  SELECT a.tenant_id, a.store_id, a.check_id, p.pack_id, p.entry_id, s.profile, a.seen_at,
    ARRAY(SELECT host(x) FROM unnest(a.addresses) AS x) AS here,
    coalesce((
      SELECT ARRAY(SELECT host(x) FROM unnest(ca.addresses) AS x)
      FROM planned_check cp
      JOIN tenant ct ON ct.id = cp.tenant_id AND ct.is_control
      JOIN check_addresses ca ON ca.tenant_id = cp.tenant_id AND ca.check_id = cp.id
      WHERE cp.target_key = p.target_key AND cp.retired_at IS NULL
      ORDER BY ca.seen_at DESC LIMIT 1
    ), '{}') AS control
  FROM check_addresses a
  JOIN planned_check p ON p.tenant_id = a.tenant_id AND p.id = a.check_id
  JOIN store s ON s.tenant_id = a.tenant_id AND s.id = a.store_id
  WHERE a.drift_due
  ORDER BY a.seen_at LIMIT $1`;

// `steady = false`, so that the next pass is judged and not only counted.
const SAVE = `
  WITH judged AS (
    SELECT * FROM unnest($1::uuid[], $2::uuid[], $3::jsonb[], $4::timestamptz[]) AS j (tenant_id, check_id, drift, seen_at)
  ), changed AS (
    SELECT j.tenant_id, j.check_id FROM judged j
    JOIN check_addresses a ON a.tenant_id = j.tenant_id AND a.check_id = j.check_id
    WHERE a.drift IS DISTINCT FROM j.drift
  ), saved AS (
    UPDATE check_addresses a SET drift = j.drift, drift_due = a.seen_at >= j.seen_at + interval '1 millisecond'
    FROM judged j WHERE a.tenant_id = j.tenant_id AND a.check_id = j.check_id
  )
  UPDATE check_state c SET steady = false FROM changed
  WHERE c.tenant_id = changed.tenant_id AND c.check_id = changed.check_id`;

/** Reads the checks whose addresses to judge, and saves the result. */
export class DriftStore {
  readonly #pool: Pool;

  constructor(pool: Pool) {
    this.#pool = pool;
  }

  /** Returns the checks to judge over all tenants, at most `countMax`. */
  async due(countMax: number): Promise<readonly DueAddresses[]> {
    const { rows } = await this.#pool.query<DueRow>(FIND_DUE, [countMax]);
    return rows.map((row) => ({
      tenantId: tenantIdSchema.parse(row.tenant_id),
      storeId: storeIdSchema.parse(row.store_id),
      checkId: row.check_id,
      packId: row.pack_id,
      entryId: row.entry_id,
      profile: storeProfileSchema.safeParse(row.profile).data ?? null,
      reached: { here: row.here, control: row.control },
      seenAt: row.seen_at,
    }));
  }

  /** Saves the drift. Where it changed, the check's next result is judged again. */
  async save(judged: readonly { readonly due: DueAddresses; readonly drift: AddressDrift | null }[]): Promise<void> {
    await inTransaction(this.#pool, async (client) => {
      await client.query(SAVE, [
        judged.map(({ due }) => due.tenantId),
        judged.map(({ due }) => due.checkId),
        judged.map(({ drift }) => (drift === null ? null : JSON.stringify(drift))),
        judged.map(({ due }) => due.seenAt),
      ]);
    });
  }
}
