import type { TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { DeliveryStore } from './delivery-store.port.ts';

/** Asks for an attempt at a delivery, now or after a wait. */
export type RequestAttempt = (tenantId: TenantId, deliveryId: string, delayMs: number) => Promise<void>;

/** Turns one incident transition into a delivery per channel, and asks for the attempts. Harmless when run twice. */
export class DeliverAlert {
  readonly #store: DeliveryStore;
  readonly #requestAttempt: RequestAttempt;
  readonly #clock: Clock;

  constructor(store: DeliveryStore, requestAttempt: RequestAttempt, clock: Clock) {
    this.#store = store;
    this.#requestAttempt = requestAttempt;
    this.#clock = clock;
  }

  async deliver(tenantId: TenantId, transitionId: string): Promise<void> {
    const deliveryIds = await this.#store.createDeliveries(tenantId, transitionId, this.#clock.now());
    for (const deliveryId of deliveryIds) await this.#requestAttempt(tenantId, deliveryId, 0);
  }
}
