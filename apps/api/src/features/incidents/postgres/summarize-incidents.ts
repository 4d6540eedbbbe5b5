import type { IncidentId, IncidentKind, IncidentSummary, StoreId, TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { type IncidentEvidence, incidentEvidenceSchema } from '../domain/incident-evidence.ts';

interface SummaryRow {
  readonly id: IncidentId;
  readonly kind: IncidentKind;
  readonly opened_at: Date;
  readonly resolved_at: Date | null;
  readonly absorbed_by: IncidentId | null;
  readonly store_id: StoreId | null;
  readonly number: string | null;
  readonly name: string | null;
  readonly evidence: unknown;
}

export interface SummarizedIncident {
  readonly summary: IncidentSummary;
  /** The evidence from before it ended, including everything it has taken in since it opened. */
  readonly evidence: IncidentEvidence;
}

/** Returns the incidents with these ids, newest first. */
export async function summarizeIncidents(
  transaction: TenantTransaction,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<SummarizedIncident[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.$queryRaw<SummaryRow[]>`
    SELECT i.id, i.kind, i.opened_at, i.resolved_at, i.absorbed_by, i.store_id, s.number, s.name, standing.evidence
    FROM incident i
    LEFT JOIN store s ON s.tenant_id = i.tenant_id AND s.id = i.store_id
    CROSS JOIN LATERAL (SELECT t.evidence FROM transition t WHERE t.tenant_id = i.tenant_id AND t.incident_id = i.id
      AND t.to_state <> 'resolved' ORDER BY t.id DESC LIMIT 1) standing
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ANY (${ids}::uuid[])
    ORDER BY i.opened_at DESC, i.id DESC`;
  return rows.map(summarize);
}

function summarize(row: SummaryRow): SummarizedIncident {
  const evidence = incidentEvidenceSchema.parse(row.evidence);
  return {
    evidence,
    summary: {
      id: row.id,
      kind: row.kind,
      title: evidence.title,
      openedAt: row.opened_at.toISOString(),
      resolvedAt: row.resolved_at?.toISOString() ?? null,
      store: storeOf(row),
      failure: evidence.failure,
      storeCount: evidence.storeCount,
      targets: evidence.targets,
      absorbedBy: row.absorbed_by,
    },
  };
}

function storeOf({ store_id: id, number, name }: SummaryRow): IncidentSummary['store'] {
  return id !== null && number !== null && name !== null ? { id, number, name } : null;
}
