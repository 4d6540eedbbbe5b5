import type { PoolClient } from 'pg';
import type { IncomingReport } from '../domain/incoming-report.ts';

/** What the writer must know about a host before it writes. */
export interface KnownHost {
  readonly storeId: string;
  /** Whether all its checks pass and have settled. */
  readonly steady: boolean;
  /** The agent process it last reported from; null before its first report. */
  readonly bootId: string | null;
  /** The seqs of the batch that are already stored. */
  readonly storedSeqs: ReadonlySet<number>;
}

interface HostRow {
  host_id: string;
  store_id: string;
  steady: boolean;
  boot_id: string | null;
  stored_seqs: string[];
}

// Locked in the same order everywhere, so that two writers never deadlock.
const LOCK_HOSTS = `
  SELECT h.host_id, h.store_id, h.boot_id,
    NOT EXISTS (SELECT 1 FROM check_state c WHERE c.tenant_id = h.tenant_id AND c.host_id = h.host_id AND NOT c.steady) AS steady,
    ARRAY(SELECT s.seq FROM unnest($2::uuid[], $3::bigint[]) AS s (host_id, seq)
      WHERE s.host_id = h.host_id AND h.stored @> s.seq) AS stored_seqs
  FROM host_state h
  WHERE (h.tenant_id, h.host_id) IN (SELECT DISTINCT * FROM unnest($1::uuid[], $2::uuid[]))
  ORDER BY h.tenant_id, h.host_id
  FOR UPDATE OF h`;

/** Locks the hosts of a batch until the transaction ends, and returns them by host id. Deleted hosts are missing. */
export async function lockHosts(client: PoolClient, batch: readonly IncomingReport[]): Promise<Map<string, KnownHost>> {
  const { rows } = await client.query<HostRow>({
    name: 'lock_hosts',
    text: LOCK_HOSTS,
    values: [
      batch.map((incoming) => incoming.tenantId),
      batch.map((incoming) => incoming.hostId),
      batch.map((incoming) => incoming.report.seq),
    ],
  });
  return new Map(
    rows.map((row) => [
      row.host_id,
      {
        storeId: row.store_id,
        steady: row.steady,
        bootId: row.boot_id,
        storedSeqs: new Set(row.stored_seqs.map(Number)),
      },
    ]),
  );
}
