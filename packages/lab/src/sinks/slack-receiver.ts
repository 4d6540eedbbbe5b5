import type { IncomingMessage } from 'node:http';
import { type HttpAnswer, HttpSink, htmlAnswer, jsonAnswer, NOT_FOUND, readBody } from './http-sink.ts';
import { Inbox } from './inbox.ts';
import { slackPage } from './slack-html.ts';
import type { SlackMessage } from './slack-message.ts';
import { parseSlackPayload, type SlackRefusal } from './slack-payload.ts';
import { apiAnswer, readMessageBody, type SlackVerdict, webhookAnswer } from './slack-protocol.ts';

const MESSAGES_MAX = 500;
const REFUSALS_MAX = 50;
const BODY_BYTES_MAX = 512 * 1_024;
const TOKEN = 'xoxb-lab-0000';
const WEBHOOK_PATH = '/services/T000/B000/XXX';

/** How the receiver can misbehave, on both APIs. */
export const SLACK_FAILURES = [
  /** Works. */
  'none',
  /** 429 with `Retry-After`. */
  'ratelimited',
  /** 500 without details. */
  'server_error',
  /** The channel does not exist. */
  'channel_not_found',
  /** The channel is archived. */
  'is_archived',
  /** The token or webhook was revoked. */
  'invalid_auth',
  /** Accepts the request and never answers. */
  'silent',
  /** Accepts the request and closes the connection. */
  'drop',
] as const;
export type SlackFailure = (typeof SLACK_FAILURES)[number];

export interface SlackFailureOptions {
  /** For `ratelimited`; 1 by default. */
  readonly retryAfterS?: number;
}

/** A payload that Slack would reject, with its faults. */
export interface SlackRefused {
  readonly at: Date;
  readonly error: SlackRefusal;
  readonly faults: readonly string[];
}

export interface SlackReceiverOptions {
  /** A free port by default. */
  readonly port?: number;
}

interface Mode {
  readonly failure: SlackFailure;
  readonly retryAfterS: number;
}

/**
 * Slack as a notifier sees it, on 127.0.0.1: an incoming webhook and `chat.postMessage`, which check payloads as Slack does,
 * and a page that shows the messages. Keeps the last 500.
 */
export class SlackReceiver {
  /** The page of messages; `/messages.json` under it returns them as data. */
  readonly url: string;
  /** Use as an incoming webhook's URL. */
  readonly webhookUrl: string;
  /** Use in place of `https://slack.com/api`. */
  readonly apiUrl: string;
  /** The only bot token that `apiUrl` accepts. */
  readonly token: string = TOKEN;
  readonly #http: HttpSink;
  readonly #desk: Desk;

  private constructor(http: HttpSink, desk: Desk) {
    this.#http = http;
    this.#desk = desk;
    this.url = http.url;
    this.webhookUrl = `${http.url}${WEBHOOK_PATH}`;
    this.apiUrl = `${http.url}/api`;
  }

  /** Rejects with the system's error if a given port is taken. */
  static async start(options: SlackReceiverOptions = {}): Promise<SlackReceiver> {
    const desk = new Desk(TOKEN);
    const http = await HttpSink.start(options.port ?? 0, (request) => desk.answer(request));
    return new SlackReceiver(http, desk);
  }

  /** The messages accepted, oldest first. */
  messages(): readonly SlackMessage[] {
    return this.#desk.inbox.messages();
  }

  /** The last 50 rejected payloads; a correct notifier causes none. */
  refused(): readonly SlackRefused[] {
    return this.#desk.refused.messages();
  }

  /** Resolves to the first matching message, kept or still to come. Rejects after `timeoutMs`. */
  waitFor(predicate: (message: SlackMessage) => boolean, timeoutMs: number): Promise<SlackMessage> {
    return this.#desk.inbox.waitFor(predicate, timeoutMs);
  }

  clear(): void {
    this.#desk.inbox.clear();
    this.#desk.refused.clear();
  }

  /** Misbehaves this way from the next request on; `none` ends it. */
  fail(failure: SlackFailure, options: SlackFailureOptions = {}): void {
    this.#desk.mode = { failure, retryAfterS: options.retryAfterS ?? 1 };
  }

  /** Closes the server and its connections; rejects everyone who still waits for a message. */
  async close(): Promise<void> {
    this.#desk.inbox.close();
    await this.#http.close();
  }
}

/** Handles the requests. */
class Desk {
  readonly inbox = new Inbox<SlackMessage>(MESSAGES_MAX);
  readonly refused = new Inbox<SlackRefused>(REFUSALS_MAX);
  mode: Mode = { failure: 'none', retryAfterS: 1 };
  readonly #token: string;
  #received = 0;

  constructor(token: string) {
    this.#token = token;
  }

  async answer(request: IncomingMessage): Promise<HttpAnswer | 'hang' | 'drop'> {
    const path = (request.url ?? '/').split('?')[0];
    if (request.method === 'GET') return this.#page(path);
    const body = await readBody(request, BODY_BYTES_MAX);
    if (this.mode.failure === 'silent') return 'hang';
    if (this.mode.failure === 'drop' || body === null) return 'drop';

    switch (path) {
      case WEBHOOK_PATH:
        return webhookAnswer(this.#takeIn('webhook', request, body));
      case '/api/chat.postMessage':
        return apiAnswer(this.#authorize(request) ?? this.#takeIn('web_api', request, body));
      case '/api/auth.test':
        return apiAnswer(this.#authorize(request) ?? { kind: 'ok', body: { team: 'Lab', user: 'sightline' } });
      default:
        return { status: 404, contentType: 'text/plain', body: 'no_service' };
    }
  }

  #page(path: string | undefined): HttpAnswer {
    if (path === '/') return htmlAnswer(slackPage(this.inbox.messages()));
    if (path === '/messages.json') return jsonAnswer(this.inbox.messages());
    return path === '/refused.json' ? jsonAnswer(this.refused.messages()) : NOT_FOUND;
  }

  #authorize(request: IncomingMessage): SlackVerdict | null {
    const { authorization } = request.headers;
    if (authorization === undefined) return { kind: 'refused', error: 'not_authed' };
    return authorization === `Bearer ${this.#token}` ? null : { kind: 'refused', error: 'invalid_auth' };
  }

  #takeIn(via: SlackMessage['via'], request: IncomingMessage, body: string): SlackVerdict {
    const failure = this.#failure();
    if (failure !== null) return failure;

    const parsed = parseSlackPayload(readMessageBody(body, request.headers['content-type'] ?? ''));
    if (parsed.kind === 'refused') {
      this.refused.add({ at: new Date(), error: parsed.error, faults: parsed.faults });
      return { kind: 'refused', error: parsed.error };
    }
    const channel = via === 'webhook' ? 'webhook' : parsed.payload.channel;
    if (channel === undefined) return { kind: 'refused', error: 'channel_not_found' };

    this.#received += 1;
    const at = new Date();
    const ts = `${Math.floor(at.getTime() / 1_000)}.${String(this.#received).padStart(6, '0')}`;
    this.inbox.add({ id: this.#received, at, via, channel, payload: parsed.payload, ts });
    return { kind: 'ok', body: { channel, ts } };
  }

  #failure(): SlackVerdict | null {
    switch (this.mode.failure) {
      case 'ratelimited':
        return { kind: 'ratelimited', retryAfterS: this.mode.retryAfterS };
      case 'server_error':
        return { kind: 'server_error' };
      case 'channel_not_found':
      case 'is_archived':
      case 'invalid_auth':
        return { kind: 'refused', error: this.mode.failure };
      case 'none':
      case 'silent':
      case 'drop':
        return null;
    }
  }
}
