import { type HostId, hostIdSchema, type StoreId, type TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import type { HostTrace, Run, Stretch } from '../domain/find-gaps.ts';
import { readStretches, type TraceScope } from './read-stretches.ts';

/** Three missing reports in a row are a gap, unless that takes less than 90 s. */
const REPORTS_MISSED = 3;
const QUIET_S_MIN = 90;

interface HostRow {
  readonly host_id: string;
  readonly quiet_s: number;
  readonly last_received_at: Date | null;
}

interface RunRow {
  readonly host_id: string;
  readonly started_at: Date;
  readonly machine_started_at: Date;
}

/** Reads when hosts reported and how late, as stretches of reports rather than single reports. */
export class TraceReader {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /** Returns the traces of a store's hosts over a span, by host; null when the tenant has no such store. */
  async tracesOf(
    tenantId: TenantId,
    storeId: StoreId,
    span: TraceScope['span'],
  ): Promise<ReadonlyMap<HostId, HostTrace> | null> {
    const scope = { tenantId, storeId, span };
    return await this.#database.inTenant(tenantId, async (transaction) => {
      const store = await transaction.store.findUnique({
        where: { tenantId_id: { tenantId, id: storeId } },
        select: { id: true },
      });
      if (!store) return null;
      const hosts = await readHosts(transaction, scope);
      const stretches = await readStretches(transaction, scope, { missed: REPORTS_MISSED, quietSMin: QUIET_S_MIN });
      return traces(hosts, stretches, await readRuns(transaction, scope));
    });
  }
}

async function readHosts(transaction: TenantTransaction, { tenantId, storeId }: TraceScope): Promise<HostRow[]> {
  return await transaction.$queryRaw<HostRow[]>`
    SELECT h.id AS host_id, s.last_received_at,
      greatest(${QUIET_S_MIN}::int, ${REPORTS_MISSED}::int * a.report_interval_s) AS quiet_s
    FROM host h
    JOIN host_state s ON s.tenant_id = h.tenant_id AND s.host_id = h.id
    JOIN assignment a ON a.tenant_id = h.tenant_id AND a.host_id = h.id
    WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid`;
}

async function readRuns(transaction: TenantTransaction, { tenantId, storeId, span }: TraceScope): Promise<RunRow[]> {
  return await transaction.$queryRaw<RunRow[]>`
    SELECT r.host_id, r.started_at, r.machine_started_at
    FROM agent_run r JOIN host h ON h.tenant_id = r.tenant_id AND h.id = r.host_id
    WHERE r.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
      AND r.started_at > ${span.from}::timestamptz - interval '90 days' AND r.started_at < ${span.to}`;
}

function traces(
  hosts: readonly HostRow[],
  stretches: ReadonlyMap<string, readonly Stretch[]>,
  runs: readonly RunRow[],
): Map<HostId, HostTrace> {
  const runsByHost = Map.groupBy(runs, (row) => row.host_id);
  return new Map(
    hosts.flatMap((host) => {
      if (host.last_received_at === null) return [];
      const trace = {
        stretches: stretches.get(host.host_id) ?? [],
        runs: (runsByHost.get(host.host_id) ?? []).map(runOf),
        quietMsMax: host.quiet_s * 1_000,
        lastHeardMs: host.last_received_at.getTime(),
      };
      return [[hostIdSchema.parse(host.host_id), trace] as const];
    }),
  );
}

function runOf(row: RunRow): Run {
  return { startedMs: row.started_at.getTime(), hostStartedMs: row.machine_started_at.getTime() };
}
