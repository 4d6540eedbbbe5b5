import type { PoolClient } from 'pg';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { correctedStartMs } from '../domain/report-time.ts';

// unnest flattens arrays of arrays, so each array column travels as text. COPY does not work on a table with row-level
// security.
const INSERT_REPORTS = `
  INSERT INTO report (tenant_id, host_id, seq, at, received_at, check_nos, offsets_ms, outcomes, phases_ms)
  SELECT tenant_id, host_id, seq, to_timestamp(at_ms / 1000.0), received_at, check_nos::smallint[], offsets_ms::integer[],
    outcomes::smallint[], phases_ms::real[]
  FROM unnest($1::uuid[], $2::uuid[], $3::bigint[], $4::float8[], $5::timestamptz[], $6::text[], $7::text[], $8::text[], $9::text[])
    AS r (tenant_id, host_id, seq, at_ms, received_at, check_nos, offsets_ms, outcomes, phases_ms)`;

/** Writes one row per report. Throws on a report that is already stored. */
export async function insertReports(client: PoolClient, reports: readonly IncomingReport[]): Promise<void> {
  if (reports.length === 0) return;
  await client.query({
    name: 'insert_reports',
    text: INSERT_REPORTS,
    values: [
      reports.map((incoming) => incoming.tenantId),
      reports.map((incoming) => incoming.hostId),
      reports.map((incoming) => incoming.report.seq),
      reports.map((incoming) => correctedStartMs(incoming.report)),
      reports.map((incoming) => incoming.receivedAt),
      reports.map((incoming) => arrayText(incoming.report.checkNos)),
      reports.map((incoming) => arrayText(incoming.report.offsetsMs)),
      reports.map((incoming) => arrayText(incoming.report.outcomes)),
      reports.map((incoming) => arrayText(incoming.report.phasesMs)),
    ],
  });
}

/** Returns numbers as Postgres writes an array. */
export function arrayText(numbers: readonly number[]): string {
  return `{${numbers.join(',')}}`;
}
