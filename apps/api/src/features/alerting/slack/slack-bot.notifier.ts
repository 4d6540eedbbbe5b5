import type { ChannelConfig } from '@sightline/spec';
import {
  LogLevel,
  WebAPIHTTPError,
  WebAPIPlatformError,
  WebAPIRateLimitedError,
  WebClient,
  type WebClientOptions,
} from '@slack/web-api';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { Notifier, OutgoingAlert } from '../notifier.ts';
import { slackMessage } from './slack-message.ts';
import { slackErrorOutcome, slackStatusOutcome } from './slack-outcome.ts';

type BotConfig = Extract<ChannelConfig, { kind: 'slack_bot' }>;

const TIMEOUT_MS = 10_000;

const OPTIONS: WebClientOptions = {
  // We wait and retry ourselves: a delivery outlives this process.
  retryConfig: { retries: 0 },
  rejectRateLimitedCalls: true,
  allowAbsoluteUrls: false,
  logLevel: LogLevel.ERROR,
};

/** Posts as a bot. A resolved message replies in the opening's thread and also appears in the channel. */
export class SlackBotNotifier implements Notifier<BotConfig> {
  readonly #timeoutMs: number;

  constructor(timeoutMs: number = TIMEOUT_MS) {
    this.#timeoutMs = timeoutMs;
  }

  async send(config: BotConfig, { message, thread }: OutgoingAlert): Promise<DeliveryOutcome> {
    const client = new WebClient(config.token, {
      ...OPTIONS,
      timeout: this.#timeoutMs,
      ...(config.apiUrl === undefined ? {} : { slackApiUrl: `${config.apiUrl.replace(/\/+$/, '')}/` }),
    });
    const threadTs = thread?.providerRef ?? null;
    const reply = threadTs === null ? {} : { thread_ts: threadTs, reply_broadcast: true as const };
    try {
      const answer = await client.chat.postMessage({
        channel: config.channel,
        ...slackMessage(message),
        unfurl_links: false,
        ...reply,
      });
      return { kind: 'delivered', providerRef: answer.ts ?? null };
    } catch (error) {
      return outcomeOf(error);
    }
  }
}

function outcomeOf(error: unknown): DeliveryOutcome {
  if (error instanceof WebAPIRateLimitedError)
    return { kind: 'retry', reason: 'rate_limited', afterMs: error.retryAfter * 1_000 };
  if (error instanceof WebAPIPlatformError) return slackErrorOutcome(error.data.error);
  if (error instanceof WebAPIHTTPError)
    return slackStatusOutcome(error.statusCode, '', error.headers['retry-after'] ?? null);
  // A request without a response, or a 429 without Retry-After, which the client has no class for.
  return { kind: 'retry', reason: 'network', afterMs: null };
}
