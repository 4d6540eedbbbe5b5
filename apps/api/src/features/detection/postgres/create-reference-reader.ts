import { storeIdSchema } from '@sightline/spec';
import { LRUCache } from 'lru-cache';
import type { Pool } from 'pg';
import type { ReadReferences, Reference } from '../domain/judge-batch.ts';

interface ReferenceRow {
  target_key: string;
  store_id: string;
  is_control: boolean;
  failing: boolean;
  since: Date | null;
  at: Date;
}

/** How old a cached answer may be, and how many other stores are read per target. */
const FRESH_MS = 1_000;
const TARGETS_MAX = 10_000;
const STORES_PER_TARGET_MAX = 200;

// Counts stores of all tenants without naming any: a target is the same for everyone. A sample is enough, and keeps the cost
// of a target that 10,000 stores share at that of a few hundred.
const READ_REFERENCES = `
  SELECT k.target_key, p.store_id, t.is_control, c.last_outcome > 0 AS failing, c.outcome_since AS since,
    h.fresh_at[c.check_no] AS at
  FROM unnest($1::text[]) AS k (target_key)
  CROSS JOIN LATERAL (
    (SELECT p.tenant_id, p.id, p.store_id FROM planned_check p JOIN tenant t ON t.id = p.tenant_id AND t.is_control
     WHERE p.target_key = k.target_key AND p.retired_at IS NULL LIMIT 10)
    UNION
    (SELECT p.tenant_id, p.id, p.store_id FROM planned_check p
     WHERE p.target_key = k.target_key AND p.retired_at IS NULL LIMIT ${STORES_PER_TARGET_MAX})
  ) p
  JOIN tenant t ON t.id = p.tenant_id
  JOIN check_state c ON c.tenant_id = p.tenant_id AND c.check_id = p.id
  JOIN host_state h ON h.tenant_id = c.tenant_id AND h.host_id = c.host_id
  WHERE h.fresh_at[c.check_no] IS NOT NULL
  ORDER BY at DESC`;

/**
 * Creates a reader of what the control and other stores see. Caches answers for a second, because an outage asks for the same
 * targets repeatedly.
 */
export function createReferenceReader(pool: Pool): ReadReferences {
  const cache = new LRUCache<string, Reference>({ max: TARGETS_MAX, ttl: FRESH_MS });
  return async (targetKeys) => {
    const found = new Map<string, Reference>();
    const missing: string[] = [];
    for (const key of targetKeys) {
      const cached = cache.get(key);
      if (cached) found.set(key, cached);
      else missing.push(key);
    }
    if (missing.length > 0) {
      const { rows } = await pool.query<ReferenceRow>(READ_REFERENCES, [missing]);
      const byTarget = Map.groupBy(rows, (row) => row.target_key);
      for (const key of missing) {
        const reference = referenceOf(byTarget.get(key) ?? []);
        cache.set(key, reference);
        found.set(key, reference);
      }
    }
    return found;
  };
}

function referenceOf(rows: readonly ReferenceRow[]): Reference {
  const control = rows.find((row) => row.is_control);
  return {
    control: control ? observationOf(control) : null,
    stores: rows
      .filter((row) => !row.is_control)
      .map((row) => ({ storeId: storeIdSchema.parse(row.store_id), observation: observationOf(row) })),
  };
}

function observationOf(row: ReferenceRow) {
  return { failing: row.failing, sinceMs: row.since?.getTime() ?? 0, atMs: row.at.getTime() };
}
