import type { ChannelConfig } from '@sightline/spec';
import type { AlertMessage } from './domain/alert-message.ts';
import type { DeliveryOutcome } from './domain/delivery-outcome.ts';

/** The delivery of the incident's opening, which a later message replies to. */
export interface ThreadStart {
  readonly deliveryId: string;
  /** As the notifier returned it; null if that delivery never succeeded. */
  readonly providerRef: string | null;
}

export interface OutgoingAlert {
  readonly deliveryId: string;
  readonly message: AlertMessage;
  /** The opening's delivery on the same channel; null for an opening. */
  readonly thread: ThreadStart | null;
}

/**
 * Sends to channels of one kind. Returns within a bounded time. Never throws for what a provider or a network does: the
 * returned union says it.
 */
export interface Notifier<C extends ChannelConfig> {
  send(config: C, alert: OutgoingAlert): Promise<DeliveryOutcome>;
}

type ConfigOf<K extends ChannelConfig['kind']> = Extract<ChannelConfig, { kind: K }>;

/** One notifier for each kind of channel. */
export interface Notifiers {
  readonly email: Notifier<ConfigOf<'email'>>;
  readonly slack_webhook: Notifier<ConfigOf<'slack_webhook'>>;
  readonly slack_bot: Notifier<ConfigOf<'slack_bot'>>;
}
