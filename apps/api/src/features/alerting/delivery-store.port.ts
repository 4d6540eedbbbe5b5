import type { ChannelConfig, TenantId } from '@sightline/spec';
import type { Alert } from './domain/alert-message.ts';
import type { DeliveryFate } from './domain/delivery.ts';
import type { ThreadStart } from './notifier.port.ts';

export interface ClaimedDelivery {
  readonly deliveryId: string;
  /** Counts from 1; names the claim when its fate is recorded. */
  readonly attempt: number;
  readonly createdAt: Date;
  readonly config: ChannelConfig;
  readonly alert: Alert;
  readonly thread: ThreadStart | null;
}

export type DeliveryClaim =
  | { readonly kind: 'claimed'; readonly delivery: ClaimedDelivery }
  /** The opening is not through on this channel yet, and must stand first. */
  | { readonly kind: 'waits' }
  /** It is done, another has it, or it does not exist. */
  | { readonly kind: 'not_ours' };

export interface DeliveryStore {
  /**
   * Makes the deliveries of an incident transition, one per channel, marks it handled, and answers the ids of those not
   * finished. Running it again adds nothing.
   */
  createDeliveries(tenantId: TenantId, transitionId: string, now: Date): Promise<readonly string[]>;
  /** Takes a delivery for one attempt. At most one holder at a time, until `CLAIM_MS` after which it counts as lost. */
  claim(tenantId: TenantId, deliveryId: string, now: Date): Promise<DeliveryClaim>;
  /** Writes what came of a claim; without effect when the claim was lost to another meanwhile. */
  record(tenantId: TenantId, claimed: ClaimedDelivery, fate: DeliveryFate, now: Date): Promise<void>;
}

/** Longer than any notifier takes. */
export const CLAIM_MS = 60_000;
