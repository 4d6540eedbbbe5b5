import type { ChannelConfig } from '@sightline/spec';
import type { AlertMessage } from './domain/alert-message.ts';
import type { DeliveryOutcome } from './domain/delivery-outcome.ts';

/** The delivery of the incident's opening, under which a later message is to appear. */
export interface ThreadStart {
  readonly deliveryId: string;
  /** As the notifier gave it; null when that delivery never succeeded. */
  readonly providerRef: string | null;
}

export interface OutgoingAlert {
  readonly deliveryId: string;
  readonly message: AlertMessage;
  /** The opening's delivery on the same channel; null for an opening. */
  readonly thread: ThreadStart | null;
}

/**
 * Sends to channels of one kind. Answers within a bounded time, and never throws for what a provider or a network does:
 * that is the returned union.
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
