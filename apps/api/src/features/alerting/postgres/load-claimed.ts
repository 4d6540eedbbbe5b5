import { channelConfigSchema, type IncidentId, type IncidentKind, type TenantId } from '@sightline/spec';
import type { TenantTransaction } from '../../../platform/database/database.ts';
import {
  type IncidentReason,
  incidentEvidenceSchema,
  incidentReasonOf,
  OPENING_REASONS,
} from '../../incidents/index.ts';
import type { Alert } from '../domain/alert-message.ts';
import type { ThreadStart } from '../notifier.ts';

interface ClaimedRow {
  readonly config: unknown;
  readonly incident_id: IncidentId;
  readonly kind: IncidentKind;
  readonly reason: string;
  readonly at: Date;
  readonly evidence: unknown;
  readonly slug: string;
  readonly number: string | null;
  readonly name: string | null;
  readonly address: string | null;
  readonly time_zone: string | null;
}

/** What a claimed delivery is about and where it goes, as stored. */
export interface ClaimedRows {
  readonly row: ClaimedRow;
  readonly thread: ThreadStart | null;
}

/** Returns what a claimed delivery is about and where it goes, unparsed. Throws if it does not exist. */
export async function loadClaimed(
  transaction: TenantTransaction,
  tenantId: TenantId,
  deliveryId: string,
): Promise<ClaimedRows> {
  const [row] = await transaction.$queryRaw<ClaimedRow[]>`
    SELECT c.config, i.id AS incident_id, i.kind, t.reason, t.at, t.evidence, tenant.slug,
      s.number, s.name, s.address, s.time_zone
    FROM delivery d
    JOIN channel c ON c.tenant_id = d.tenant_id AND c.id = d.channel_id
    JOIN transition t ON t.tenant_id = d.tenant_id AND t.id = d.transition_id
    JOIN incident i ON i.tenant_id = t.tenant_id AND i.id = t.incident_id
    JOIN tenant ON tenant.id = d.tenant_id
    LEFT JOIN store s ON s.tenant_id = i.tenant_id AND s.id = i.store_id
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${deliveryId}::uuid`;
  if (!row) throw new Error(`The delivery ${deliveryId} does not exist.`);
  const opens = OPENING_REASONS.some((reason) => reason === row.reason);
  return { row, thread: opens ? null : await loadThread(transaction, tenantId, deliveryId) };
}

/** Parses the rows. Throws on what this version can't read. */
export function parseClaimed({ row, thread }: ClaimedRows) {
  return { config: channelConfigSchema.parse(row.config), alert: alertOf(row), thread };
}

function alertOf(row: ClaimedRow): Alert {
  const { number, name, address, time_zone: timeZone } = row;
  return {
    incidentId: row.incident_id,
    kind: row.kind,
    change: changeOf(incidentReasonOf(row.reason)),
    at: row.at,
    evidence: incidentEvidenceSchema.parse(row.evidence),
    store:
      number !== null && name !== null && address !== null && timeZone !== null
        ? { number, name, address, timeZone }
        : null,
    tenantSlug: row.slug,
  };
}

function changeOf(reason: IncidentReason): Alert['change'] {
  switch (reason) {
    case 'cause_found':
    case 'released_unheard':
      return 'opened';
    case 'recovered':
      return 'resolved';
    case 'reclassified':
      return 'closed';
    case 'born_absorbed':
    case 'wider_cause':
    case 'released':
    case 'recovered_unheard':
    case 'reclassified_unheard':
      throw new Error(`${reason} sends no alert.`);
  }
}

async function loadThread(
  transaction: TenantTransaction,
  tenantId: TenantId,
  deliveryId: string,
): Promise<ThreadStart | null> {
  const [row] = await transaction.$queryRaw<{ id: string; provider_ref: string | null }[]>`
    SELECT opening.id, opening.provider_ref FROM delivery d
    JOIN transition t ON t.tenant_id = d.tenant_id AND t.id = d.transition_id
    JOIN transition o ON o.tenant_id = t.tenant_id AND o.incident_id = t.incident_id
      AND o.reason = ANY (${OPENING_REASONS}::text[])
    JOIN delivery opening ON opening.tenant_id = o.tenant_id AND opening.transition_id = o.id
      AND opening.channel_id = d.channel_id
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${deliveryId}::uuid
    ORDER BY o.id LIMIT 1`;
  return row ? { deliveryId: row.id, providerRef: row.provider_ref } : null;
}
