import type { StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { Stretch } from '../domain/find-gaps.ts';

interface StretchRow {
  readonly host_id: string;
  readonly from_ms: number;
  readonly to_ms: number;
  readonly heard_ms: number;
  readonly late: boolean;
  readonly external: number;
  readonly external_passed: number;
  readonly lan: number;
  readonly lan_passed: number;
}

/** The store to look at, and the span of time. */
export interface TraceScope {
  readonly tenantId: TenantId;
  readonly storeId: StoreId;
  readonly span: { readonly from: Date; readonly to: Date };
}

export interface QuietRule {
  /** A gap has at least this many missing reports in a row, and lasts at least this long. */
  readonly missed: number;
  readonly quietSMin: number;
}

/** More than a store has whose line flaps all day. */
const STRETCHES_MAX = 5_000;

/**
 * Reads the stretches of a store's hosts, by host id, each in order of time.
 *
 * A stretch is a row of neighboring reports without a gap between them, either all late or all in time. A report is late
 * when neither it nor any later report arrived soon after it was made. Includes the last report before the span, so that a
 * gap that reaches into the span has its start.
 */
export async function readStretches(
  transaction: TenantTransaction,
  { tenantId, storeId, span }: TraceScope,
  { missed, quietSMin }: QuietRule,
): Promise<ReadonlyMap<string, Stretch[]>> {
  const rows = await transaction.$queryRaw<StretchRow[]>`
    WITH host_of_store AS MATERIALIZED (
      SELECT h.id AS host_id, make_interval(secs => greatest(${quietSMin}::int, ${missed}::int * a.report_interval_s)) AS quiet
      FROM host h JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
      WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
    ), seen AS MATERIALIZED (
      SELECT h.host_id, h.quiet, r.seq, r.at, r.received_at,
        r.at + make_interval(secs => coalesce((SELECT max(o) FROM unnest(r.offsets_ms) AS o), 0) / 1000.0) AS ended_at
      FROM host_of_store h
      CROSS JOIN LATERAL (
        (SELECT * FROM report r WHERE r.tenant_id = ${tenantId}::uuid AND r.host_id = h.host_id
          AND r.at >= ${span.from} AND r.at < ${span.to})
        UNION ALL
        (SELECT * FROM report r WHERE r.tenant_id = ${tenantId}::uuid AND r.host_id = h.host_id
          AND r.at < ${span.from} ORDER BY r.seq DESC LIMIT 1)
      ) AS r
    ), heard AS (
      SELECT *,
        min(received_at) OVER (PARTITION BY host_id ORDER BY at, seq ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING) AS heard_at,
        max(ended_at) OVER (PARTITION BY host_id ORDER BY at, seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before_at
      FROM seen
    ), judged AS (
      SELECT *, heard_at - ended_at > quiet AS late, at - before_at > quiet AS apart FROM heard
    ), marked AS (
      SELECT *, apart IS NOT FALSE OR late <> lag(late) OVER (PARTITION BY host_id ORDER BY at, seq) AS begins FROM judged
    ), numbered AS MATERIALIZED (
      SELECT *, count(*) FILTER (WHERE begins) OVER (PARTITION BY host_id ORDER BY at, seq) AS stretch FROM marked
    ), counted AS (
      SELECT n.host_id, n.stretch,
        count(*) FILTER (WHERE p.scope = 'external')::int AS external,
        count(*) FILTER (WHERE p.scope = 'external' AND u.outcome <= 0)::int AS external_passed,
        count(*) FILTER (WHERE p.scope = 'lan')::int AS lan,
        count(*) FILTER (WHERE p.scope = 'lan' AND u.outcome <= 0)::int AS lan_passed
      FROM numbered n
      JOIN report r ON r.tenant_id = ${tenantId}::uuid AND r.host_id = n.host_id AND r.seq = n.seq AND r.at = n.at
      CROSS JOIN LATERAL unnest(r.check_nos, r.outcomes) AS u (no, outcome)
      JOIN planned_check p ON p.tenant_id = ${tenantId}::uuid AND p.host_id = n.host_id AND p.check_no = u.no
      WHERE n.late
      GROUP BY n.host_id, n.stretch
    ), stretches AS (
      SELECT host_id, stretch, late,
        date_part('epoch', min(at)) * 1000 AS from_ms,
        date_part('epoch', max(ended_at)) * 1000 AS to_ms,
        date_part('epoch', max(heard_at)) * 1000 AS heard_ms
      FROM numbered GROUP BY host_id, stretch, late
    )
    SELECT s.*, coalesce(external, 0) AS external, coalesce(external_passed, 0) AS external_passed,
      coalesce(lan, 0) AS lan, coalesce(lan_passed, 0) AS lan_passed
    FROM stretches s LEFT JOIN counted USING (host_id, stretch)
    ORDER BY from_ms DESC LIMIT ${STRETCHES_MAX}::int`;
  const byHost = Map.groupBy(rows.reverse(), (row) => row.host_id);
  return new Map([...byHost].map(([hostId, some]) => [hostId, some.map(stretchOf)]));
}

function stretchOf(row: StretchRow): Stretch {
  return {
    fromMs: row.from_ms,
    toMs: row.to_ms,
    heardMs: row.heard_ms,
    isLate: row.late,
    results: {
      external: row.external,
      externalPassed: row.external_passed,
      lan: row.lan,
      lanPassed: row.lan_passed,
    },
  };
}
