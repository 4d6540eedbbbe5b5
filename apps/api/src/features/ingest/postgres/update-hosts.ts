import type { PoolClient } from 'pg';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { correctedStartMs } from '../domain/report-time.ts';
import { arrayText } from './insert-reports.ts';

// `stored` always includes [0, oldestSeq): everything below is stored or lost for good. So its first range starts at 0, and
// everything up to that range's end is settled. What a host says about itself comes from its highest seq: history that is
// backfilled later describes the past.
const IS_NEWEST = 'n.seq >= coalesce(upper(h.stored), 0)';
const UPDATE_HOSTS = `
  UPDATE host_state h SET
    stored = h.stored + n.settled::int8multirange,
    stored_through = (SELECT upper(r) - 1 FROM unnest(h.stored + n.settled::int8multirange) AS r LIMIT 1),
    last_received_at = greatest(h.last_received_at, n.received_at),
    boot_id = CASE WHEN ${IS_NEWEST} THEN n.boot_id ELSE h.boot_id END,
    agent_version = CASE WHEN ${IS_NEWEST} THEN n.agent_version ELSE h.agent_version END,
    clock_offset_ms = CASE WHEN ${IS_NEWEST} THEN n.clock_offset_ms ELSE h.clock_offset_ms END,
    assignment_since = CASE WHEN ${IS_NEWEST} AND h.assignment_revision IS DISTINCT FROM n.assignment_revision
      THEN n.received_at ELSE h.assignment_since END,
    assignment_revision = CASE WHEN ${IS_NEWEST} THEN n.assignment_revision ELSE h.assignment_revision END,
    dropped_reports = greatest(h.dropped_reports, n.dropped_reports),
    dropped_results = greatest(h.dropped_results, n.dropped_results),
    fresh_at = merge_fresh_at(h.fresh_at, n.check_nos::smallint[], n.probed_ms::float8[])
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::timestamptz[], $5::text[], $6::text[], $7::integer[], $8::bigint[],
    $9::bigint[], $10::text[], $11::text[], $12::integer[], $13::bigint[])
    AS n (tenant_id, host_id, settled, received_at, boot_id, agent_version, clock_offset_ms, dropped_reports,
      dropped_results, check_nos, probed_ms, assignment_revision, seq)
  WHERE h.tenant_id = n.tenant_id AND h.host_id = n.host_id`;

const SETTLE_REPORT = `
  UPDATE host_state h SET
    stored = h.stored + $3::int8multirange,
    stored_through = (SELECT upper(r) - 1 FROM unnest(h.stored + $3::int8multirange) AS r LIMIT 1),
    last_received_at = greatest(h.last_received_at, $4)
  WHERE h.tenant_id = $1 AND h.host_id = $2`;

/** Updates `host_state` with the stored reports of a batch. A host's newest report provides its own data. */
export async function updateHosts(client: PoolClient, reports: readonly IncomingReport[]): Promise<void> {
  if (reports.length === 0) return;
  const hosts = [...Map.groupBy(reports, (incoming) => incoming.hostId).values()].map(sumUpHost);
  const newest = hosts.map((host) => host.newest.report);
  await client.query({
    name: 'update_hosts',
    text: UPDATE_HOSTS,
    values: [
      hosts.map((host) => host.newest.tenantId),
      hosts.map((host) => host.newest.hostId),
      hosts.map((host) => host.settled),
      hosts.map((host) => host.receivedAt),
      newest.map((report) => report.bootId),
      newest.map((report) => report.agentVersion),
      newest.map((report) => clampToInteger(report.clockOffsetMs)),
      newest.map((report) => report.dropped.reports),
      newest.map((report) => report.dropped.results),
      hosts.map((host) => arrayText([...host.probedMs.keys()])),
      hosts.map((host) => arrayText([...host.probedMs.values()])),
      newest.map((report) => report.assignmentRevision),
      newest.map((report) => report.seq),
    ],
  });
}

/** Marks one report's seq as stored and its host as heard from. Uses nothing else from the report. */
export async function settleReport(client: PoolClient, incoming: IncomingReport): Promise<void> {
  const { settled } = sumUpHost([incoming]);
  await client.query(SETTLE_REPORT, [incoming.tenantId, incoming.hostId, settled, incoming.receivedAt]);
}

interface HostSum {
  readonly newest: IncomingReport;
  /** The seqs that these reports settle, as the text of an int8multirange. */
  readonly settled: string;
  readonly receivedAt: string;
  /** When each check was last probed, by its number. */
  readonly probedMs: ReadonlyMap<number, number>;
}

function sumUpHost(reports: readonly IncomingReport[]): HostSum {
  const newest = reports.reduce((best, next) => (next.report.seq > best.report.seq ? next : best));
  const ranges = reports.map(({ report }) => `[${report.seq},${report.seq}]`);
  const probedMs = new Map<number, number>();
  for (const { report } of reports) {
    const startMs = correctedStartMs(report);
    report.checkNos.forEach((no, index) => {
      probedMs.set(no, Math.max(probedMs.get(no) ?? 0, startMs + (report.offsetsMs[index] ?? 0)));
    });
  }
  return {
    newest,
    settled: `{[0,${newest.report.oldestSeq}),${ranges.join(',')}}`,
    receivedAt: reports.reduce(
      (latest, next) => (next.receivedAt > latest ? next.receivedAt : latest),
      newest.receivedAt,
    ),
    probedMs,
  };
}

const INTEGER_MAX = 2_147_483_647;

/** A clock that is off by more than 24.8 days does not fit the column. All that matters then is that it is far off. */
function clampToInteger(offsetMs: number | null): number | null {
  return offsetMs === null ? null : Math.max(-INTEGER_MAX, Math.min(INTEGER_MAX, offsetMs));
}
