import type { PoolClient } from 'pg';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { type RunStart, runStartsOf } from '../domain/run-start.ts';
import type { KnownHost } from './lock-hosts.ts';

// Uptimes are whole seconds, so two reports of one run may differ by one. The first to arrive counts.
const INSERT_RUNS = `
  INSERT INTO agent_run (tenant_id, host_id, boot_id, started_at, machine_started_at)
  SELECT tenant_id, host_id, boot_id, to_timestamp(started_ms / 1000.0), to_timestamp(machine_started_ms / 1000.0)
  FROM unnest($1::uuid[], $2::uuid[], $3::text[], $4::float8[], $5::float8[])
    AS r (tenant_id, host_id, boot_id, started_ms, machine_started_ms)
  ON CONFLICT DO NOTHING`;

const DELETE_OLD_RUNS = `
  DELETE FROM agent_run
  WHERE (tenant_id, host_id) IN (SELECT * FROM unnest($1::uuid[], $2::uuid[])) AND started_at < now() - interval '90 days'`;

/** Records new agent runs that a batch mentions. Does nothing while every host reports from the same run as before. */
export async function recordRuns(
  client: PoolClient,
  reports: readonly IncomingReport[],
  hosts: ReadonlyMap<string, Pick<KnownHost, 'bootId'>>,
): Promise<void> {
  const starts = runStartsOf(reports, (hostId) => hosts.get(hostId)?.bootId ?? null);
  if (starts.length === 0) return;
  const column = <T>(read: (start: RunStart) => T): T[] => starts.map(read);
  const keys = [column(({ tenantId }) => tenantId), column(({ hostId }) => hostId)];
  await client.query({
    name: 'insert_runs',
    text: INSERT_RUNS,
    values: [
      ...keys,
      column(({ bootId }) => bootId),
      column(({ startedMs }) => startedMs),
      column(({ machineStartedMs }) => machineStartedMs),
    ],
  });
  await client.query({ name: 'delete_old_runs', text: DELETE_OLD_RUNS, values: keys });
}
