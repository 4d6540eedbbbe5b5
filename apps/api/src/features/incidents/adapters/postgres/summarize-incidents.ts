import {
  type IncidentId,
  type IncidentKind,
  type IncidentSummary,
  type StoreId,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../../platform/database/database.ts';
import { storeLabel } from '../../domain/describe-incident.ts';
import { type IncidentEvidence, incidentEvidenceSchema } from '../../domain/incident-evidence.ts';
import { openTitle } from '../../domain/incident-title.ts';

const TARGETS_MAX = 50;

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
  readonly store_count: number;
  readonly targets: unknown[] | null;
}

export interface SummarizedIncident {
  readonly summary: IncidentSummary;
  /** Of its opening. */
  readonly evidence: IncidentEvidence;
}

/** The incidents of these ids, newest first. What an incident reaches is counted as it is now, ended members included. */
export async function summarizeIncidents(
  transaction: TenantTransaction,
  tenantId: TenantId,
  ids: readonly string[],
): Promise<SummarizedIncident[]> {
  if (ids.length === 0) return [];
  const rows = await transaction.$queryRaw<SummaryRow[]>`
    SELECT i.id, i.kind, i.opened_at, i.resolved_at, i.absorbed_by, i.store_id, s.number, s.name, opening.evidence,
      reached.store_count, reached.targets
    FROM incident i
    LEFT JOIN store s ON s.tenant_id = i.tenant_id AND s.id = i.store_id
    CROSS JOIN LATERAL (SELECT t.evidence FROM transition t WHERE t.tenant_id = i.tenant_id AND t.incident_id = i.id
      ORDER BY t.id LIMIT 1) opening
    CROSS JOIN LATERAL (
      SELECT count(DISTINCT p.store_id)::integer AS store_count, jsonb_agg(DISTINCT p.target) AS targets
      FROM incident_member m JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
      WHERE m.tenant_id = i.tenant_id AND m.incident_id = i.id) reached
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ANY (${ids}::uuid[])
    ORDER BY i.opened_at DESC, i.id DESC`;
  return rows.map(summarize);
}

function summarize(row: SummaryRow): SummarizedIncident {
  const evidence = incidentEvidenceSchema.parse(row.evidence);
  const targets = [...new Set((row.targets ?? []).map((target) => targetText(targetSchema.parse(target))))];
  const store =
    row.store_id !== null && row.number !== null && row.name !== null
      ? { id: row.store_id, number: row.number, name: row.name }
      : null;
  const storeCount = row.kind === 'target_down' ? Math.max(evidence.storeCount, row.store_count) : 1;
  const subject = {
    kind: row.kind,
    store: store && storeLabel(store),
    targets,
    targetCount: targets.length,
    storeCount,
    fleetCount: evidence.fleetCount === null ? null : Math.max(evidence.fleetCount, storeCount),
  };
  return {
    evidence,
    summary: {
      id: row.id,
      kind: row.kind,
      title: openTitle(subject),
      openedAt: row.opened_at.toISOString(),
      resolvedAt: row.resolved_at?.toISOString() ?? null,
      store,
      failure: evidence.failure,
      storeCount,
      targets: targets.slice(0, TARGETS_MAX),
      absorbedBy: row.absorbed_by,
    },
  };
}
