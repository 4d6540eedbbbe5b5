import type { TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { LivePublisher } from '../live/index.ts';
import type { RequestAttempt } from './deliver-alert.ts';
import type { ClaimedDelivery, DeliveryStore } from './delivery-store.port.ts';
import { alertMessage } from './domain/alert-message.ts';
import { ATTEMPTS_MAX, decideFate } from './domain/decide-fate.ts';
import type { DeliveryFate } from './domain/delivery.ts';
import { type Notifiers, sendBy } from './notifier.port.ts';

const OPENING_FIRST_MS = 1_000;

export interface AttemptDeliveryParts {
  readonly store: DeliveryStore;
  readonly notifiers: Notifiers;
  readonly requestAttempt: RequestAttempt;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly metrics: Pick<Metrics, 'deliveries'>;
  readonly clock: Clock;
  /** In [0, 1), anew each time. */
  readonly chance: () => number;
  readonly publicUrl: string;
}

/**
 * Makes one attempt at a delivery and records what came of it.
 *
 * Two runs of one job send once: the claim is the database's. What remains is the moment between the provider's yes and
 * our record of it. A crash there leaves the claim to lapse and the message is sent again: at least once, because an alert
 * twice is better than none. A mail is then the same mail (its Message-ID is the delivery's), Slack has no such mark.
 */
export class AttemptDelivery {
  readonly #parts: AttemptDeliveryParts;

  constructor(parts: AttemptDeliveryParts) {
    this.#parts = parts;
  }

  async attempt(tenantId: TenantId, deliveryId: string): Promise<void> {
    const { store, clock, requestAttempt } = this.#parts;
    const claim = await store.claim(tenantId, deliveryId, clock.now());
    switch (claim.kind) {
      case 'not_ours':
        return;
      case 'waits':
        await requestAttempt(tenantId, deliveryId, OPENING_FIRST_MS);
        return;
      case 'claimed':
        await this.carryOut(tenantId, claim.delivery);
    }
  }

  private async carryOut(tenantId: TenantId, delivery: ClaimedDelivery): Promise<void> {
    const { store, clock, live, metrics, requestAttempt } = this.#parts;
    const fate = await this.send(delivery);
    await store.record(tenantId, delivery, fate, clock.now());
    metrics.deliveries.inc({ channel: delivery.config.kind, outcome: fate.status });
    if (fate.status === 'retrying') await requestAttempt(tenantId, delivery.deliveryId, fate.delayMs);
    await live.publish(tenantId, [{ kind: 'incident_changed', incidentId: delivery.alert.incidentId }]);
  }

  private async send(delivery: ClaimedDelivery): Promise<DeliveryFate> {
    const { notifiers, clock, chance, publicUrl } = this.#parts;
    // Claims that lapsed count as attempts; this is what ends a message that kills whoever sends it.
    if (delivery.attempt > ATTEMPTS_MAX) return { status: 'given_up', reason: 'attempts_used_up' };
    const outcome = await sendBy(notifiers, delivery.config, {
      deliveryId: delivery.deliveryId,
      message: alertMessage(delivery.alert, publicUrl),
      thread: delivery.thread,
    });
    const ageMs = clock.now().getTime() - delivery.createdAt.getTime();
    return decideFate(outcome, { number: delivery.attempt, ageMs, chance: chance() });
  }
}
