import type { ChannelConfig } from '@sightline/spec';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { Notifier, OutgoingAlert } from '../notifier.ts';
import { slackMessage } from './slack-message.ts';
import { slackStatusOutcome } from './slack-outcome.ts';

type WebhookConfig = Extract<ChannelConfig, { kind: 'slack_webhook' }>;

const TIMEOUT_MS = 10_000;
const BODY_CHARS_MAX = 200;

/**
 * Posts to an incoming webhook. Uses plain fetch because Slack's own client hides the Retry-After header. A webhook returns
 * nothing to reply to, so a resolved message stands alone.
 */
export class SlackWebhookNotifier implements Notifier<WebhookConfig> {
  readonly #timeoutMs: number;

  constructor(timeoutMs: number = TIMEOUT_MS) {
    this.#timeoutMs = timeoutMs;
  }

  async send(config: WebhookConfig, { message }: OutgoingAlert): Promise<DeliveryOutcome> {
    try {
      const answer = await fetch(config.url, {
        method: 'POST',
        headers: { 'content-type': 'application/json; charset=utf-8' },
        body: JSON.stringify(slackMessage(message)),
        // A redirect could lead to a destination that checkChannel forbids.
        redirect: 'error',
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      if (answer.ok) {
        await answer.body?.cancel();
        return { kind: 'delivered', providerRef: null };
      }
      const body = (await answer.text()).slice(0, BODY_CHARS_MAX);
      return slackStatusOutcome(answer.status, body, answer.headers.get('retry-after'));
    } catch {
      return { kind: 'retry', reason: 'network', afterMs: null };
    }
  }
}
