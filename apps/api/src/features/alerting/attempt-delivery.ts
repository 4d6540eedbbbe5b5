import type { ChannelConfig, TenantId } from '@sightline/spec';
import type { Clock } from '../../platform/clock.ts';
import type { Log } from '../../platform/log.ts';
import type { Metrics } from '../../platform/metrics/metrics.ts';
import type { LivePublisher } from '../live/index.ts';
import type { RequestAttempt } from './deliver-alert.ts';
import { alertMessage } from './domain/alert-message.ts';
import type { DeliveryDecision, DeliveryOutcome } from './domain/delivery-outcome.ts';
import { decideRetry, RETRY_POLICY } from './domain/retry-policy.ts';
import type { Notifiers, OutgoingAlert } from './notifier.ts';
import type { Claim, ClaimedDelivery, DeliveryStore } from './postgres/delivery-store.ts';

/** The name of the job that makes one attempt. */
export const ATTEMPT_WORK = 'alerting.attempt';

const OPENING_FIRST_MS = 1_000;
const INTERNAL_ERROR: DeliveryOutcome = { kind: 'retry', reason: 'internal_error', afterMs: null };

export interface AttemptDeliveryParts {
  readonly store: DeliveryStore;
  readonly notifiers: Notifiers;
  readonly requestAttempt: RequestAttempt;
  readonly live: Pick<LivePublisher, 'publish'>;
  readonly metrics: Pick<Metrics, 'deliveries' | 'rowsIsolated'>;
  readonly log: Log;
  readonly clock: Clock;
  /** Returns a new number in [0, 1) each time. */
  readonly chance: () => number;
  readonly publicUrl: string;
}

/**
 * Makes one attempt at a delivery and records what came of it.
 *
 * Two runs of one job send once, because the database grants the claim. A crash between the provider's acceptance and our
 * record of it lets the claim lapse, and the message is sent again: an alert twice is better than none. A repeated email
 * keeps its Message-ID; Slack has nothing like it.
 *
 * A delivery that can't be read or composed is retried like one that a provider defers, and given up in the end.
 */
export class AttemptDelivery {
  readonly #parts: AttemptDeliveryParts;

  constructor(parts: AttemptDeliveryParts) {
    this.#parts = parts;
  }

  async attempt(tenantId: TenantId, deliveryId: string): Promise<void> {
    const { store, clock, live, requestAttempt } = this.#parts;
    const claim = await store.claim(tenantId, deliveryId, clock.now());
    switch (claim.kind) {
      case 'not_ours':
        return;
      case 'waits':
        await requestAttempt(tenantId, deliveryId, OPENING_FIRST_MS);
        return;
      case 'unreadable':
        this.#tellOfFault(tenantId, claim.claim, claim.error);
        await this.#conclude(tenantId, claim.claim, { outcome: INTERNAL_ERROR, channel: 'unknown' });
        return;
      case 'claimed': {
        const { delivery } = claim;
        await this.#conclude(tenantId, delivery, {
          outcome: await this.#send(tenantId, delivery),
          channel: delivery.config.kind,
        });
        await live.publish(tenantId, [{ kind: 'incident_changed', incidentId: delivery.alert.incidentId }]);
      }
    }
  }

  /** Returns null once the attempts are used up. */
  async #send(tenantId: TenantId, delivery: ClaimedDelivery): Promise<DeliveryOutcome | null> {
    const { notifiers, publicUrl } = this.#parts;
    // Lapsed claims count as attempts, so a message that crashes its sender ends here.
    if (delivery.attempt > RETRY_POLICY.attemptsMax) return null;
    try {
      return await sendBy(notifiers, delivery.config, {
        deliveryId: delivery.deliveryId,
        message: alertMessage(delivery.alert, publicUrl),
        thread: delivery.thread,
      });
    } catch (error) {
      this.#tellOfFault(tenantId, delivery, error);
      return INTERNAL_ERROR;
    }
  }

  async #conclude(
    tenantId: TenantId,
    claim: Claim,
    { outcome, channel }: { outcome: DeliveryOutcome | null; channel: string },
  ): Promise<void> {
    const { store, clock, chance, metrics, requestAttempt } = this.#parts;
    const ageMs = clock.now().getTime() - claim.createdAt.getTime();
    const decision: DeliveryDecision = outcome
      ? decideRetry(outcome, { number: claim.attempt, ageMs, chance: chance() })
      : { status: 'given_up', reason: 'attempts_used_up' };
    await store.record(tenantId, claim, decision, clock.now());
    metrics.deliveries.inc({ channel, outcome: decision.status });
    if (decision.status === 'retrying') await requestAttempt(tenantId, claim.deliveryId, decision.delayMs);
  }

  #tellOfFault(tenantId: TenantId, { deliveryId, attempt }: Claim, error: unknown): void {
    this.#parts.metrics.rowsIsolated.inc({ work: ATTEMPT_WORK });
    this.#parts.log.error({ tenantId, deliveryId, attempt, err: error }, 'an alert could not be composed or sent');
  }
}

async function sendBy(notifiers: Notifiers, config: ChannelConfig, alert: OutgoingAlert): Promise<DeliveryOutcome> {
  switch (config.kind) {
    case 'email':
      return await notifiers.email.send(config, alert);
    case 'slack_webhook':
      return await notifiers.slack_webhook.send(config, alert);
    case 'slack_bot':
      return await notifiers.slack_bot.send(config, alert);
  }
}
