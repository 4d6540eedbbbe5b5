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

/** How the receiver can misbehave, at both entrances. */
export const SLACK_FAILURES = [
  /** Works. */
  'none',
  /** 429 with `Retry-After`. */
  'ratelimited',
  /** 500 without a meaning. */
  'server_error',
  /** The channel has gone. */
  'channel_not_found',
  /** The channel was archived. */
  'is_archived',
  /** The token or webhook was revoked. */
  'invalid_auth',
  /** Takes the request and never answers. */
  'silent',
  /** Takes the request and breaks the connection. */
  'drop',
] as const;
export type SlackFailure = (typeof SLACK_FAILURES)[number];

export interface SlackFailureOptions {
  /** For `ratelimited`; 1 unless given. */
  readonly retryAfterS?: number;
}

/** A payload that Slack would not have taken, with what is wrong with it. */
export interface SlackRefused {
  readonly at: Date;
  readonly error: SlackRefusal;
  readonly faults: readonly string[];
}

export interface SlackReceiverOptions {
  /** A free port unless given. */
  readonly port?: number;
}

interface Mode {
  readonly failure: SlackFailure;
  readonly retryAfterS: number;
}

/**
 * Slack as a notifier sees it, on 127.0.0.1: an incoming webhook and `chat.postMessage`, both checking what they get
 * as Slack does, and a page that shows the messages. Keeps the last 500.
 */
export class SlackReceiver {
  /** The page of messages; `/messages.json` below it has them as data. */
  readonly url: string;
  /** To be used as an incoming webhook's URL. */
  readonly webhookUrl: string;
  /** To be used in the place of `https://slack.com/api`. */
  readonly apiUrl: string;
  /** The one bot token that `apiUrl` accepts. */
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

  /** Rejects with the system's error when a port given is taken. */
  static async start(options: SlackReceiverOptions = {}): Promise<SlackReceiver> {
    const desk = new Desk(TOKEN);
    const http = await HttpSink.start(options.port ?? 0, (request) => desk.answer(request));
    return new SlackReceiver(http, desk);
  }

  /** The messages accepted, oldest first. */
  messages(): readonly SlackMessage[] {
    return this.#desk.inbox.messages();
  }

  /** The last 50 payloads refused: a notifier that is right leaves none. */
  refused(): readonly SlackRefused[] {
    return this.#desk.refused.messages();
  }

  /** The first message, kept or still to come, that fits. Rejects when none did within `timeoutMs`. */
  waitFor(predicate: (message: SlackMessage) => boolean, timeoutMs: number): Promise<SlackMessage> {
    return this.#desk.inbox.waitFor(predicate, timeoutMs);
  }

  clear(): void {
    this.#desk.inbox.clear();
    this.#desk.refused.clear();
  }

  /** Misbehaves so from the next request on; `none` ends it. */
  fail(failure: SlackFailure, options: SlackFailureOptions = {}): void {
    this.#desk.mode = { failure, retryAfterS: options.retryAfterS ?? 1 };
  }

  /** Ends the server and its connections; whoever still waits for a message is rejected. */
  async close(): Promise<void> {
    this.#desk.inbox.close();
    await this.#http.close();
  }
}

/** Takes the requests in. */
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
        return apiAnswer(this.#authorise(request) ?? this.#takeIn('web_api', request, body));
      case '/api/auth.test':
        return apiAnswer(this.#authorise(request) ?? { kind: 'ok', body: { team: 'Lab', user: 'sightline' } });
      default:
        return { status: 404, contentType: 'text/plain', body: 'no_service' };
    }
  }

  #page(path: string | undefined): HttpAnswer {
    if (path === '/') return htmlAnswer(slackPage(this.inbox.messages()));
    if (path === '/messages.json') return jsonAnswer(this.inbox.messages());
    return path === '/refused.json' ? jsonAnswer(this.refused.messages()) : NOT_FOUND;
  }

  #authorise(request: IncomingMessage): SlackVerdict | null {
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
