import { checkIdSchema, type StoreHistory, type StoreId, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { BucketSpan } from '../domain/bucket-span.ts';

/** A report may have started this long before one of its results. */
const CYCLE_S_MAX = 3_600;

/**
 * Every result is counted. For the median, a sample of reports with about this many results per check and bucket is enough.
 * A host's first reports are always in the sample, so that a new store has a median at once.
 */
const TIMED_PER_BUCKET = 10;

interface BucketRow {
  readonly check_id: string;
  readonly bucket: number;
  readonly pass: number;
  readonly degraded: number;
  readonly fail: number;
  readonly total_ms_p50: number | null;
}

/** Counts raw results. A report holds many of them, so the database unpacks and counts them. */
export class StoreHistoryReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns null when the tenant has no such store. */
  async historyOf(tenantId: TenantId, storeId: StoreId, span: BucketSpan): Promise<StoreHistory['checks'] | null> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const store = await transaction.store.findUnique({
        where: { tenantId_id: { tenantId, id: storeId } },
        select: { id: true },
      });
      return store ? groupByCheck(await readBuckets(transaction, { tenantId, storeId, span })) : null;
    });
  }
}

async function readBuckets(
  transaction: TenantTransaction,
  { tenantId, storeId, span }: { readonly tenantId: TenantId; readonly storeId: StoreId; readonly span: BucketSpan },
): Promise<BucketRow[]> {
  // greatest() ignores nulls, so the CASE has to leave out reports that are not in the sample.
  // MATERIALIZED keeps every step narrow: sorting whole reports would cost more than everything else. Appending an empty
  // array to the phases unpacks them once per report instead of once per result.
  const reportsFrom = new Date(span.from.getTime() - CYCLE_S_MAX * 1_000);
  return await transaction.$queryRaw<BucketRow[]>`
    WITH seen AS MATERIALIZED (
      SELECT r.host_id, date_part('epoch', r.at - ${span.from}) AS at_s, r.check_nos, r.offsets_ms, r.outcomes,
        CASE WHEN r.seq <= ${TIMED_PER_BUCKET}::int
            OR r.seq % greatest(1, ${span.bucketS}::int / a.report_interval_s / ${TIMED_PER_BUCKET}::int) = 0
          THEN r.phases_ms || '{}'::real[] END AS phases_ms
      FROM host h
      JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
      JOIN report r ON r.tenant_id = h.tenant_id AND r.host_id = h.id
      WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
        AND r.at >= ${reportsFrom} AND r.at < ${span.to}
    ), result AS MATERIALIZED (
      SELECT host_id, u.no, u.outcome,
        floor((at_s + u.offset_ms / 1000.0::float8) / ${span.bucketS}::float8)::int AS bucket,
        CASE WHEN phases_ms IS NOT NULL THEN
          greatest(phases_ms[5 * u.position - 4], 0) + greatest(phases_ms[5 * u.position - 3], 0)
          + greatest(phases_ms[5 * u.position - 2], 0) + greatest(phases_ms[5 * u.position - 1], 0)
          + greatest(phases_ms[5 * u.position], 0) END AS total_ms
      FROM seen
      CROSS JOIN LATERAL unnest(check_nos, offsets_ms, outcomes) WITH ORDINALITY AS u (no, offset_ms, outcome, position)
    ), counted AS (
      SELECT host_id, no, bucket,
        (count(*) FILTER (WHERE outcome = 0))::int AS pass,
        (count(*) FILTER (WHERE outcome < 0))::int AS degraded,
        (count(*) FILTER (WHERE outcome > 0))::int AS fail
      FROM result GROUP BY host_id, no, bucket
    ), timed AS (
      SELECT host_id, no, bucket, percentile_cont(0.5) WITHIN GROUP (ORDER BY total_ms) AS total_ms_p50
      FROM result WHERE outcome <= 0 AND total_ms IS NOT NULL GROUP BY host_id, no, bucket
    )
    SELECT p.id AS check_id, bucket, pass, degraded, fail, total_ms_p50
    FROM counted
    LEFT JOIN timed USING (host_id, no, bucket)
    JOIN planned_check p ON p.tenant_id = ${tenantId}::uuid AND p.host_id = counted.host_id AND p.check_no = counted.no
      AND p.retired_at IS NULL
    WHERE bucket >= 0 AND bucket < ${(span.to.getTime() - span.from.getTime()) / 1_000 / span.bucketS}::int
    ORDER BY p.id, bucket`;
}

function groupByCheck(rows: readonly BucketRow[]): StoreHistory['checks'] {
  const checks = Map.groupBy(rows, (row) => row.check_id);
  return [...checks].map(([checkId, buckets]) => ({
    checkId: checkIdSchema.parse(checkId),
    buckets: buckets.map(({ bucket: index, pass, degraded, fail, total_ms_p50: totalMsP50 }) => ({
      index,
      pass,
      degraded,
      fail,
      totalMsP50,
    })),
  }));
}
