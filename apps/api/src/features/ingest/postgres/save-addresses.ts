import ipaddr from 'ipaddr.js';
import type { PoolClient } from 'pg';
import type { IncomingReport } from '../domain/incoming-report.ts';
import { resultsOf } from '../domain/results-of.ts';

// The control pins no addresses. What it reaches explains the drift at stores.
const SAVE_ADDRESSES = `
  WITH told AS (
    SELECT p.tenant_id, p.id AS check_id, p.store_id, p.target_key, t.is_control, n.addresses::inet[] AS addresses,
      to_timestamp(n.at_ms / 1000.0) AS seen_at
    FROM unnest($1::uuid[], $2::uuid[], $3::smallint[], $4::text[], $5::float8[]) AS n (tenant_id, host_id, check_no, addresses, at_ms)
    JOIN planned_check p ON p.tenant_id = n.tenant_id AND p.host_id = n.host_id AND p.check_no = n.check_no
    JOIN tenant t ON t.id = p.tenant_id
    ORDER BY p.tenant_id, p.id
  ), saved AS (
    INSERT INTO check_addresses AS a (tenant_id, check_id, store_id, addresses, seen_at, drift_due)
    SELECT tenant_id, check_id, store_id, addresses, seen_at, NOT is_control FROM told
    ON CONFLICT (tenant_id, check_id) DO UPDATE SET addresses = excluded.addresses, seen_at = excluded.seen_at,
      drift_due = a.drift_due OR excluded.drift_due
    WHERE a.seen_at < excluded.seen_at
  )
  UPDATE check_addresses a SET drift_due = true
  FROM told JOIN planned_check p ON p.target_key = told.target_key AND p.retired_at IS NULL
  WHERE told.is_control AND a.tenant_id = p.tenant_id AND a.check_id = p.id AND a.drift IS NOT NULL`;

interface Told {
  readonly tenantId: string;
  readonly hostId: string;
  readonly checkNo: number;
  readonly addresses: readonly string[];
  readonly atMs: number;
}

/** Saves the addresses that checks reached, if a report says so: the newest for each check. */
export async function saveAddresses(client: PoolClient, reports: readonly IncomingReport[]): Promise<void> {
  const newest = new Map<string, Told>();
  for (const told of reports.flatMap(toldBy)) {
    const key = `${told.hostId}/${String(told.checkNo)}`;
    if ((newest.get(key)?.atMs ?? 0) <= told.atMs) newest.set(key, told);
  }
  if (newest.size === 0) return;
  const all = [...newest.values()];
  await client.query(SAVE_ADDRESSES, [
    all.map(({ tenantId }) => tenantId),
    all.map(({ hostId }) => hostId),
    all.map(({ checkNo }) => checkNo),
    all.map(({ addresses }) => `{${addresses.join(',')}}`),
    all.map(({ atMs }) => atMs),
  ]);
}

/** Returns only addresses that were reached, of targets that were reached. */
function toldBy({ tenantId, hostId, report }: IncomingReport): Told[] {
  if (report.details.length === 0) return [];
  return resultsOf(report).flatMap(({ checkNo, atMs, outcome, detail }) => {
    const addresses = (detail?.addresses ?? []).flatMap(({ address, failure }) =>
      failure === null && isStorable(address) ? [address] : [],
    );
    return outcome > 0 || addresses.length === 0 ? [] : [{ tenantId, hostId, checkNo, addresses, atMs }];
  });
}

/** An address with a zone (`fe80::1%eth0`) is valid only on that machine, and Postgres rejects it. */
function isStorable(address: string): boolean {
  return !address.includes('%') && ipaddr.isValid(address);
}
