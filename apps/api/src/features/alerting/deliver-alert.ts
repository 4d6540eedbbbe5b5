import type { TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import { isRowsFault } from '../../platform/database/sql-errors.ts';
import type { IsolatedWork } from '../../platform/isolation/isolated-work.ts';
import type { DeliveryStore } from './postgres/delivery-store.ts';

/** Requests an attempt at a delivery, now or after a wait. */
export type RequestAttempt = (tenantId: TenantId, deliveryId: string, delayMs: number) => Promise<void>;

export interface DeliverAlertParts {
  readonly store: DeliveryStore;
  readonly requestAttempt: RequestAttempt;
  /** For `DELIVER_ALERT`, by transition id. */
  readonly isolated: Pick<IsolatedWork, 'record' | 'discard'>;
  readonly clock: Clock;
}

/**
 * Turns one incident transition into one delivery per channel and requests the attempts. Running it twice is harmless. A
 * transition that fails is isolated, so that the sweep does not pick it up forever.
 */
export class DeliverAlert {
  readonly #parts: DeliverAlertParts;

  constructor(parts: DeliverAlertParts) {
    this.#parts = parts;
  }

  async deliver(tenantId: TenantId, transitionId: string): Promise<void> {
    const deliveryIds = await this.#createDeliveries(tenantId, transitionId);
    for (const deliveryId of deliveryIds) await this.#parts.requestAttempt(tenantId, deliveryId, 0);
  }

  async #createDeliveries(tenantId: TenantId, transitionId: string): Promise<readonly string[]> {
    const { store, isolated, clock } = this.#parts;
    const row = { tenantId, subject: transitionId };
    try {
      const deliveryIds = await store.createDeliveries(tenantId, transitionId, clock.now());
      await isolated.discard([row]);
      return deliveryIds;
    } catch (error) {
      if (!isRowsFault(error)) throw error;
      await isolated.record([{ ...row, error }]);
      return [];
    }
  }
}
