import {
  checkStateSchema,
  deliverySchema,
  formatCountOf,
  type Incident,
  type IncidentId,
  type TenantId,
  targetSchema,
  targetText,
} from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import { storeLabel } from '../domain/describe-incident.ts';
import { incidentEvidenceSchema } from '../domain/incident-evidence.ts';
import { alerts, incidentReasonOf } from '../domain/incident-transition.ts';
import { checkLine, incidentLine } from '../domain/timeline.ts';

type Timeline = Incident['timeline'];

const INCIDENT_LINES_MAX = 200;
const CHECK_LINES_MAX = 300;

/** Returns what happened in an incident, oldest first: its transitions, its alerts, and its members' transitions. */
export async function readTimeline(
  transaction: TenantTransaction,
  tenantId: TenantId,
  incidentId: IncidentId,
): Promise<Timeline> {
  const own = await readOwnLines(transaction, tenantId, incidentId);
  const checks = await readCheckLines(transaction, tenantId, incidentId);
  // A stable sort: if times are equal, what the checks did comes before what was concluded from it.
  return [...checks, ...own].sort((a, b) => a.at.localeCompare(b.at));
}

async function readOwnLines(
  transaction: TenantTransaction,
  tenantId: TenantId,
  incidentId: IncidentId,
): Promise<Timeline> {
  const transitions = await transaction.transition.findMany({
    where: { tenantId, incidentId, subject: 'incident' },
    select: {
      at: true,
      reason: true,
      evidence: true,
      createdAt: true,
      deliveries: {
        select: {
          status: true,
          attempts: true,
          deliveredAt: true,
          reason: true,
          channel: { select: { name: true, kind: true } },
        },
        orderBy: { id: 'asc' },
      },
    },
    orderBy: { id: 'asc' },
    take: INCIDENT_LINES_MAX / 2,
  });
  return transitions.flatMap((row) => {
    const reason = incidentReasonOf(row.reason);
    const line = incidentLine(reason, incidentEvidenceSchema.parse(row.evidence).title);
    const own = { ...line, at: row.at.toISOString(), deliveries: [] };
    return alerts(reason) ? [own, alertLine(row.createdAt, row.deliveries)] : [own];
  });
}

interface DeliveryRow {
  readonly status: string;
  readonly attempts: number;
  readonly deliveredAt: Date | null;
  readonly reason: string | null;
  readonly channel: { readonly name: string; readonly kind: string };
}

function alertLine(at: Date, rows: readonly DeliveryRow[]): Timeline[number] {
  const deliveries = rows.map((row) =>
    deliverySchema.parse({
      channelName: row.channel.name,
      channelKind: row.channel.kind,
      status: row.status,
      attempts: row.attempts,
      deliveredAt: row.deliveredAt?.toISOString() ?? null,
      reason: row.reason,
    }),
  );
  const delivered = deliveries.filter((delivery) => delivery.status === 'delivered').length;
  const text =
    rows.length === 0 ? 'No channel to alert' : `Delivered to ${formatCountOf(delivered, rows.length, 'channel')}`;
  return { at: at.toISOString(), kind: 'alert', text, deliveries };
}

interface CheckLineRow {
  readonly at: Date;
  readonly to_state: string;
  readonly number: string;
  readonly name: string;
  readonly target: unknown;
}

async function readCheckLines(
  transaction: TenantTransaction,
  tenantId: TenantId,
  incidentId: IncidentId,
): Promise<Timeline> {
  const rows = await transaction.$queryRaw<CheckLineRow[]>`
    SELECT t.at, t.to_state, s.number, s.name, p.target
    FROM incident i
    JOIN incident_member m ON m.tenant_id = i.tenant_id AND m.incident_id = i.id
    JOIN transition t ON t.tenant_id = m.tenant_id AND t.check_id = m.check_id
      AND t.at BETWEEN i.opened_at AND coalesce(i.resolved_at, 'infinity')
    JOIN planned_check p ON p.tenant_id = m.tenant_id AND p.id = m.check_id
    JOIN store s ON s.tenant_id = p.tenant_id AND s.id = p.store_id
    WHERE i.tenant_id = ${tenantId}::uuid AND i.id = ${incidentId}::uuid
    ORDER BY t.at, t.id LIMIT ${CHECK_LINES_MAX}`;
  return rows.map((row) => ({
    at: row.at.toISOString(),
    ...checkLine(checkStateSchema.parse(row.to_state), {
      store: storeLabel(row),
      target: targetText(targetSchema.parse(row.target)),
    }),
    deliveries: [],
  }));
}
