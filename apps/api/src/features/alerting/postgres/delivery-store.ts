import type { ChannelConfig, TenantId } from '@sightline/spec';
import type { Database, TenantTransaction } from '../../../platform/database/database.ts';
import { OPENING_REASONS } from '../../incidents/index.ts';
import type { Alert } from '../domain/alert-message.ts';
import type { DeliveryDecision } from '../domain/delivery-outcome.ts';
import type { ThreadStart } from '../notifier.ts';
import { loadClaimed, parseClaimed } from './load-claimed.ts';

/** Longer than any notifier takes. */
export const CLAIM_MS = 60_000;

const UNFINISHED = ['pending', 'retrying'];

/** The right to make one attempt at a delivery. */
export interface Claim {
  readonly deliveryId: string;
  /** Counts from 1; names the claim when its outcome is recorded. */
  readonly attempt: number;
  readonly createdAt: Date;
}

export interface ClaimedDelivery extends Claim {
  readonly config: ChannelConfig;
  readonly alert: Alert;
  readonly thread: ThreadStart | null;
}

export type DeliveryClaim =
  | { readonly kind: 'claimed'; readonly delivery: ClaimedDelivery }
  /** Claimed, but this version can't read what it is about or where it goes. */
  | { readonly kind: 'unreadable'; readonly claim: Claim; readonly error: unknown }
  /** The opening has not been delivered on this channel yet, and must come first. */
  | { readonly kind: 'waits' }
  /** It is done, someone else has it, or it does not exist. */
  | { readonly kind: 'not_ours' };

/**
 * Stores deliveries. One with an attempt in progress is `pending` with the time of the attempt. One that waits is `retrying`,
 * or `pending` without a time.
 */
export class DeliveryStore {
  readonly #database: Database;

  constructor(database: Database) {
    this.#database = database;
  }

  /**
   * Creates the deliveries of an incident transition, one per channel, marks it as handled, and returns the ids of unfinished
   * ones. Running it again adds nothing.
   */
  async createDeliveries(tenantId: TenantId, transitionId: string, now: Date): Promise<readonly string[]> {
    return await this.#database.inTenant(tenantId, async (transaction) => {
      // A channel that never got the opening does not need the end.
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

  /** Claims a delivery for one attempt. It has at most one holder at a time; after `CLAIM_MS` the claim lapses. */
  async claim(tenantId: TenantId, deliveryId: string, now: Date): Promise<DeliveryClaim> {
    const taken = await this.#database.inTenant(tenantId, async (transaction) => {
      if (await openingIsUnfinished(transaction, tenantId, deliveryId)) return 'waits';
      const lapsed = new Date(now.getTime() - CLAIM_MS);
      const [row] = await transaction.$queryRaw<{ attempts: number; created_at: Date }[]>`
        UPDATE delivery SET status = 'pending', attempts = attempts + 1, attempted_at = ${now}
        WHERE tenant_id = ${tenantId}::uuid AND id = ${deliveryId}::uuid AND (status = 'retrying'
          OR (status = 'pending' AND (attempted_at IS NULL OR attempted_at < ${lapsed})))
        RETURNING attempts, created_at`;
      if (!row) return 'not_ours';
      const claim: Claim = { deliveryId, attempt: row.attempts, createdAt: row.created_at };
      return { claim, rows: await loadClaimed(transaction, tenantId, deliveryId) };
    });
    if (typeof taken === 'string') return { kind: taken };
    // Parsed after the commit: an attempt at an unreadable delivery counts, so that it ends.
    try {
      return { kind: 'claimed', delivery: { ...taken.claim, ...parseClaimed(taken.rows) } };
    } catch (error) {
      return { kind: 'unreadable', claim: taken.claim, error };
    }
  }

  /** Writes the outcome of a claim. Has no effect if another claim has replaced it. */
  async record(tenantId: TenantId, claim: Claim, decision: DeliveryDecision, now: Date): Promise<void> {
    const delivered = decision.status === 'delivered';
    await this.#database.inTenant(tenantId, async (transaction) => {
      await transaction.delivery.updateMany({
        where: { tenantId, id: claim.deliveryId, status: 'pending', attempts: claim.attempt },
        data: {
          status: decision.status,
          providerRef: delivered ? decision.providerRef : null,
          reason: delivered ? null : decision.reason,
          deliveredAt: delivered ? now : null,
        },
      });
    });
  }
}

/** Returns whether the incident's opening is still on its way to the same channel. */
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
