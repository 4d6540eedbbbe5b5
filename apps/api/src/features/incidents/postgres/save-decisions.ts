import type { TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import type { IncidentDecision } from '../domain/decide-incidents.ts';
import { alerts, type IncidentReason, incidentReasonOf } from '../domain/incident-transition.ts';

/**
 * Writes decisions and returns the transitions they created. Resolves before it opens: a key is free again only once its
 * incident is resolved.
 */
export async function saveDecisions(
  transaction: TenantTransaction,
  tenantId: TenantId,
  decisions: readonly IncidentDecision[],
): Promise<{ id: string; reason: IncidentReason }[]> {
  await saveIncidents(transaction, tenantId, decisions);
  await saveMembers(transaction, tenantId, decisions);
  await saveGrowth(transaction, tenantId, decisions);
  const transitions = await saveTransitions(transaction, tenantId, decisions);
  return transitions.map(({ id, reason }) => ({ id, reason: incidentReasonOf(reason) }));
}

async function saveIncidents(
  transaction: TenantTransaction,
  tenantId: TenantId,
  decisions: readonly IncidentDecision[],
): Promise<void> {
  const rows = JSON.stringify(
    decisions.map((decision) => ({
      id: decision.id,
      born: decision.born,
      kind: decision.kind,
      scope_key: decision.scopeKey,
      store_id: decision.storeId,
      opened_at: decision.openedAt,
      resolved_at: decision.resolvedAt,
      absorbed_by: decision.absorbedBy,
    })),
  );
  // A unique index is checked row by row: keys that change owners must be released before they are taken.
  await transaction.$executeRaw`
    UPDATE incident i SET scope_key = i.id::text
    FROM jsonb_to_recordset(${rows}::jsonb) AS d(id uuid, scope_key text)
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = d.id AND i.scope_key <> d.scope_key`;
  await transaction.$executeRaw`
    UPDATE incident i SET scope_key = d.scope_key, resolved_at = d.resolved_at
    FROM jsonb_to_recordset(${rows}::jsonb) AS d(id uuid, born boolean, scope_key text, resolved_at timestamptz)
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = d.id AND NOT d.born`;
  await transaction.$executeRaw`
    INSERT INTO incident (tenant_id, id, kind, scope_key, store_id, opened_at)
    SELECT ${tenantId}::uuid, d.id, d.kind, d.scope_key, d.store_id, d.opened_at
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS d(id uuid, born boolean, kind text, scope_key text, store_id uuid, opened_at timestamptz)
    WHERE d.born`;
  await transaction.$executeRaw`
    UPDATE incident i SET absorbed_by = d.absorbed_by
    FROM jsonb_to_recordset(${rows}::jsonb) AS d(id uuid, absorbed_by uuid)
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = d.id AND i.absorbed_by IS DISTINCT FROM d.absorbed_by`;
}

async function saveMembers(
  transaction: TenantTransaction,
  tenantId: TenantId,
  decisions: readonly IncidentDecision[],
): Promise<void> {
  const rows = JSON.stringify(
    decisions.flatMap((decision) =>
      [...decision.members].map(([checkId, member]) => ({
        incident_id: decision.id,
        check_id: checkId,
        joined_at: member.joinedAt,
        left_at: member.leftAt,
      })),
    ),
  );
  await transaction.$executeRaw`
    INSERT INTO incident_member (tenant_id, incident_id, check_id, joined_at, left_at)
    SELECT ${tenantId}::uuid, d.incident_id, d.check_id, d.joined_at, d.left_at
    FROM jsonb_to_recordset(${rows}::jsonb)
      AS d(incident_id uuid, check_id uuid, joined_at timestamptz, left_at timestamptz)
    ON CONFLICT (tenant_id, incident_id, check_id)
      DO UPDATE SET joined_at = excluded.joined_at, left_at = excluded.left_at`;
}

async function saveGrowth(
  transaction: TenantTransaction,
  tenantId: TenantId,
  decisions: readonly IncidentDecision[],
): Promise<void> {
  const grown = decisions.flatMap(({ id, grown }) => (grown ? [{ incident_id: id, evidence: grown }] : []));
  if (grown.length === 0) return;
  await transaction.$executeRaw`
    UPDATE transition t SET evidence = d.evidence
    FROM jsonb_to_recordset(${JSON.stringify(grown)}::jsonb) AS d(incident_id uuid, evidence jsonb)
    WHERE t.tenant_id = ${tenantId}::uuid AND t.id = (SELECT n.id FROM transition n
      WHERE n.tenant_id = ${tenantId}::uuid AND n.incident_id = d.incident_id ORDER BY n.id DESC LIMIT 1)`;
}

async function saveTransitions(
  transaction: TenantTransaction,
  tenantId: TenantId,
  decisions: readonly IncidentDecision[],
): Promise<{ id: string; reason: string }[]> {
  const rows = JSON.stringify(
    decisions.flatMap(({ id, storeId, transition }) =>
      transition === null
        ? []
        : [
            {
              incident_id: id,
              store_id: storeId,
              from_state: transition.from,
              to_state: transition.to,
              reason: transition.reason,
              evidence: transition.evidence,
              at: transition.at,
              alerts: alerts(transition.reason),
            },
          ],
    ),
  );
  return await transaction.$queryRaw<{ id: string; reason: string }[]>`
    INSERT INTO transition
      (tenant_id, subject, incident_id, store_id, from_state, to_state, reason, evidence, at, handled_at)
    SELECT ${tenantId}::uuid, 'incident', d.incident_id, d.store_id, d.from_state, d.to_state, d.reason, d.evidence, d.at,
      CASE WHEN d.alerts THEN NULL ELSE now() END
    FROM jsonb_to_recordset(${rows}::jsonb) AS d(incident_id uuid, store_id uuid, from_state text, to_state text,
      reason text, evidence jsonb, at timestamptz, alerts boolean)
    RETURNING id, reason`;
}
