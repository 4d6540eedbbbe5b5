import { checkIdSchema, type StoreHistory, type StoreId, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../../platform/database/database.ts';
import type { BucketSpan, StoreHistoryReader } from '../../application/store-readers.port.ts';

/** How long before a result its report may have begun. */
const CYCLE_S_MAX = 3_600;

interface BucketRow {
  readonly check_id: string;
  readonly bucket: number;
  readonly pass: number;
  readonly degraded: number;
  readonly fail: number;
  readonly total_ms_p50: number | null;
}

/** Counts raw results; a report holds many, so they are taken apart and summed up where they are. */
export class PostgresStoreHistoryReader implements StoreHistoryReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

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
  const reportsFrom = new Date(span.from.getTime() - CYCLE_S_MAX * 1_000);
  return await transaction.$queryRaw<BucketRow[]>`
    WITH result AS (
      SELECT r.host_id, u.no, u.outcome,
        floor(extract(epoch FROM r.at + u.offset_ms * interval '1 ms' - ${span.from}) / ${span.bucketS}::float8)::int AS bucket,
        (SELECT sum(phase) FROM unnest(r.phases_ms[u.position * 5 - 4 : u.position * 5]) AS phase WHERE phase >= 0) AS total_ms
      FROM report r
      JOIN host h ON h.tenant_id = r.tenant_id AND h.id = r.host_id
      CROSS JOIN LATERAL unnest(r.check_nos, r.offsets_ms, r.outcomes) WITH ORDINALITY AS u (no, offset_ms, outcome, position)
      WHERE r.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
        AND r.at >= ${reportsFrom} AND r.at < ${span.to}
    )
    SELECT p.id AS check_id, bucket,
      (count(*) FILTER (WHERE outcome = 0))::int AS pass,
      (count(*) FILTER (WHERE outcome < 0))::int AS degraded,
      (count(*) FILTER (WHERE outcome > 0))::int AS fail,
      (percentile_cont(0.5) WITHIN GROUP (ORDER BY total_ms) FILTER (WHERE outcome <= 0))::float8 AS total_ms_p50
    FROM result
    JOIN planned_check p ON p.tenant_id = ${tenantId}::uuid AND p.host_id = result.host_id AND p.check_no = result.no
      AND p.retired_at IS NULL
    WHERE bucket >= 0 AND bucket < ${(span.to.getTime() - span.from.getTime()) / 1_000 / span.bucketS}::int
    GROUP BY p.id, bucket
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
