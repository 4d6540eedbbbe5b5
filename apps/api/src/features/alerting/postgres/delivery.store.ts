import type { TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { OPENING_REASONS } from '../../incidents/index.ts';
import { CLAIM_MS, type ClaimedDelivery, type DeliveryClaim, type DeliveryStore } from '../delivery-store.port.ts';
import type { DeliveryFate } from '../domain/delivery.ts';
import { loadClaimed } from './load-claimed.ts';

const UNFINISHED = ['pending', 'retrying'];

/**
 * A delivery that somebody is at is `pending` with the time of the attempt; one that waits is `retrying`, or `pending`
 * without a time.
 */
export class PostgresDeliveryStore implements DeliveryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  async createDeliveries(tenantId: TenantId, transitionId: string, now: Date): Promise<readonly string[]> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // A channel that never heard of the opening need not hear of the end.
      await transaction.$executeRaw`
        INSERT INTO delivery (tenant_id, transition_id, channel_id, status, created_at)
        SELECT t.tenant_id, t.id, c.id, 'pending', ${now}
        FROM transition t JOIN channel c ON c.tenant_id = t.tenant_id AND c.enabled
        WHERE t.tenant_id = ${tenantId}::uuid AND t.id = ${transitionId}::uuid AND t.handled_at IS NULL
          AND (t.to_state = 'open' OR EXISTS (
            SELECT FROM delivery d JOIN transition o ON o.tenant_id = d.tenant_id AND o.id = d.transition_id
            WHERE o.tenant_id = t.tenant_id AND o.incident_id = t.incident_id AND d.channel_id = c.id
              AND o.reason = ANY (${OPENING_REASONS}::text[])))
        ON CONFLICT (tenant_id, transition_id, channel_id) DO NOTHING`;
      await transaction.transition.updateMany({
        where: { tenantId, id: transitionId, handledAt: null },
        data: { handledAt: now },
      });
      const rows = await transaction.delivery.findMany({
        where: { tenantId, transitionId, status: { in: UNFINISHED } },
        select: { id: true },
      });
      return rows.map((row) => row.id);
    });
  }

  async claim(tenantId: TenantId, deliveryId: string, now: Date): Promise<DeliveryClaim> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      if (await openingIsUnfinished(transaction, tenantId, deliveryId)) return { kind: 'waits' };
      const lapsed = new Date(now.getTime() - CLAIM_MS);
      const [taken] = await transaction.$queryRaw<{ attempts: number; created_at: Date }[]>`
        UPDATE delivery SET status = 'pending', attempts = attempts + 1, attempted_at = ${now}
        WHERE tenant_id = ${tenantId}::uuid AND id = ${deliveryId}::uuid AND (status = 'retrying'
          OR (status = 'pending' AND (attempted_at IS NULL OR attempted_at < ${lapsed})))
        RETURNING attempts, created_at`;
      if (!taken) return { kind: 'not_ours' };
      const loaded = await loadClaimed(transaction, tenantId, deliveryId);
      return {
        kind: 'claimed',
        delivery: { ...loaded, deliveryId, attempt: taken.attempts, createdAt: taken.created_at },
      };
    });
  }

  async record(tenantId: TenantId, claimed: ClaimedDelivery, fate: DeliveryFate, now: Date): Promise<void> {
    const delivered = fate.status === 'delivered';
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.delivery.updateMany({
        where: { tenantId, id: claimed.deliveryId, status: 'pending', attempts: claimed.attempt },
        data: {
          status: fate.status,
          providerRef: delivered ? fate.providerRef : null,
          reason: delivered ? null : fate.reason,
          deliveredAt: delivered ? now : null,
        },
      });
    });
  }
}

/** Whether this is a later message of an incident whose opening is still on its way to the same channel. */
async function openingIsUnfinished(
  transaction: TenantTransaction,
  tenantId: TenantId,
  deliveryId: string,
): Promise<boolean> {
  const rows = await transaction.$queryRaw<unknown[]>`
    SELECT 1 AS found FROM delivery d
    JOIN transition t ON t.tenant_id = d.tenant_id AND t.id = d.transition_id
    JOIN transition o ON o.tenant_id = t.tenant_id AND o.incident_id = t.incident_id AND o.id < t.id
    JOIN delivery before ON before.tenant_id = o.tenant_id AND before.transition_id = o.id
      AND before.channel_id = d.channel_id
    WHERE d.tenant_id = ${tenantId}::uuid AND d.id = ${deliveryId}::uuid AND before.status = ANY (${UNFINISHED}::text[])
    LIMIT 1`;
  return rows.length > 0;
}
