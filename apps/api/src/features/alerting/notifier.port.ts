import type { ChannelConfig } from '@sightline/spec';
import type { AlertMessage } from './domain/alert-message.ts';
import type { Delivery } from './domain/delivery.ts';

/** A delivery of this message that went before, under which it is to stand. */
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
  send(config: C, alert: OutgoingAlert): Promise<Delivery>;
}

type ConfigOf<K extends ChannelConfig['kind']> = Extract<ChannelConfig, { kind: K }>;

/** One notifier for each kind of channel. */
export interface Notifiers {
  readonly email: Notifier<ConfigOf<'email'>>;
  readonly slack_webhook: Notifier<ConfigOf<'slack_webhook'>>;
  readonly slack_bot: Notifier<ConfigOf<'slack_bot'>>;
}

export async function sendBy(notifiers: Notifiers, config: ChannelConfig, alert: OutgoingAlert): Promise<Delivery> {
  switch (config.kind) {
    case 'email':
      return await notifiers.email.send(config, alert);
    case 'slack_webhook':
      return await notifiers.slack_webhook.send(config, alert);
    case 'slack_bot':
      return await notifiers.slack_bot.send(config, alert);
  }
}
