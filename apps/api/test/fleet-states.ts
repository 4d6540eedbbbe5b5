import type { HostId } from '@sightline/spec';
import type { Pool } from 'pg';

/** A state to set a host's check to, as if detection had judged it so. */
export interface StateToSet {
  readonly checkNo: number;
  readonly state: string;
  readonly reason: string;
  /** An outcome number. */
  readonly outcome: number;
  readonly detail?: unknown;
}

/** Sets the states of a host's checks, and of its store with them. */
export async function setStates(pool: Pool, hostId: HostId, states: readonly StateToSet[], at: Date): Promise<void> {
  for (const { checkNo, state, reason, outcome, detail } of states) {
    await pool.query(
      `UPDATE check_state SET state = $3, reason = $4, last_outcome = $5, detail = $6, since = $7
       WHERE host_id = $1 AND check_no = $2`,
      [hostId, checkNo, state, reason, outcome, detail === undefined ? null : JSON.stringify(detail), at],
    );
  }
  await pool.query('SELECT refresh_store_states(tenant_id, ARRAY[store_id], $2) FROM host WHERE id = $1', [hostId, at]);
}

/** A stored report of a host: per check number, an outcome number and the five phases in ms. */
export interface ReportToStore {
  readonly seq: number;
  readonly at: Date;
  readonly results: readonly { readonly no: number; readonly outcome: number; readonly phasesMs: readonly number[] }[];
}

/** Stores reports of a host, and when they were last received. */
export async function storeReports(pool: Pool, hostId: HostId, reports: readonly ReportToStore[]): Promise<void> {
  for (const { seq, at, results } of reports) {
    await pool.query(
      `INSERT INTO report (tenant_id, host_id, seq, at, received_at, check_nos, offsets_ms, outcomes, phases_ms)
       SELECT tenant_id, id, $2, $3, $3, $4, $5, $6, $7 FROM host WHERE id = $1`,
      [
        hostId,
        seq,
        at,
        results.map(({ no }) => no),
        results.map(() => 0),
        results.map(({ outcome }) => outcome),
        results.flatMap(({ phasesMs }) => phasesMs),
      ],
    );
    await pool.query('UPDATE host_state SET last_received_at = $2 WHERE host_id = $1', [hostId, at]);
  }
}
