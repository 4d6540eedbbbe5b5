import { PHASES, type PhasesMs, type StoreId, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';

/** How many of a host's newest reports are searched for each check's last result. */
const REPORTS_MAX = 10;
const AGE_H_MAX = 3;

/** The phases of each check's last result, by `phasesKey`. */
export type PhasesByCheck = ReadonlyMap<string, PhasesMs>;

export function phasesKey(hostId: string, checkNo: number): string {
  return `${hostId}/${checkNo}`;
}

interface PhasesRow {
  readonly host_id: string;
  readonly check_no: number;
  readonly phases: number[];
}

/** Reads the phases of each check's last result from the newest reports of a store's hosts; leaves out older results. */
export async function readLastPhases(
  transaction: TenantTransaction,
  { tenantId, storeId, at }: { readonly tenantId: TenantId; readonly storeId: StoreId; readonly at: Date },
): Promise<PhasesByCheck> {
  const since = new Date(at.getTime() - AGE_H_MAX * 3_600_000);
  const rows = await transaction.$queryRaw<PhasesRow[]>`
    SELECT DISTINCT ON (h.id, u.no) h.id AS host_id, u.no AS check_no,
      r.phases_ms[(u.position - 1) * 5 + 1 : u.position * 5] AS phases
    FROM host h
    CROSS JOIN LATERAL (
      SELECT seq, check_nos, phases_ms FROM report
      WHERE tenant_id = h.tenant_id AND host_id = h.id AND at > ${since}
      ORDER BY seq DESC LIMIT ${REPORTS_MAX}
    ) r
    CROSS JOIN LATERAL unnest(r.check_nos) WITH ORDINALITY AS u (no, position)
    WHERE h.tenant_id = ${tenantId}::uuid AND h.store_id = ${storeId}::uuid
    ORDER BY h.id, u.no, r.seq DESC, u.position DESC`;
  return new Map(rows.map((row) => [phasesKey(row.host_id, row.check_no), phasesOf(row.phases)]));
}

function phasesOf(columns: readonly number[]): PhasesMs {
  const [resolve, connect, tls, request, response] = PHASES.map((_, index) => reachedMs(columns[index]));
  return {
    resolve: resolve ?? null,
    connect: connect ?? null,
    tls: tls ?? null,
    request: request ?? null,
    response: response ?? null,
  };
}

/** Reports store -1 for a phase that was not reached. */
function reachedMs(ms: number | undefined): number | null {
  return ms === undefined || ms < 0 ? null : ms;
}
