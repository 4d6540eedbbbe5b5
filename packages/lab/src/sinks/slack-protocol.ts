import { type HttpAnswer, jsonAnswer } from './http-sink.ts';

/** The outcome of a request to Slack, before one of the two APIs formats it. */
export type SlackVerdict =
  | { readonly kind: 'ok'; readonly body: Readonly<Record<string, string>> }
  | { readonly kind: 'refused'; readonly error: string }
  | { readonly kind: 'ratelimited'; readonly retryAfterS: number }
  | { readonly kind: 'server_error' };

const SERVER_ERROR: HttpAnswer = { status: 500, contentType: 'text/plain', body: 'server_error' };

/** An incoming webhook answers in plain text, with the error in the status. */
export function webhookAnswer(verdict: SlackVerdict): HttpAnswer {
  const contentType = 'text/plain; charset=utf-8';
  switch (verdict.kind) {
    case 'ok':
      return { status: 200, contentType, body: 'ok' };
    case 'refused':
      return { status: webhookStatus(verdict.error), contentType, body: verdict.error };
    case 'ratelimited':
      return { status: 429, contentType, body: 'ratelimited', headers: retryAfter(verdict.retryAfterS) };
    case 'server_error':
      return SERVER_ERROR;
  }
}

/** The Web API answers 200 with `ok: false`, except for rate limits and its own failures. */
export function apiAnswer(verdict: SlackVerdict): HttpAnswer {
  switch (verdict.kind) {
    case 'ok':
      return jsonAnswer({ ok: true, ...verdict.body });
    case 'refused':
      return jsonAnswer({ ok: false, error: verdict.error });
    case 'ratelimited':
      return {
        ...jsonAnswer({ ok: false, error: 'ratelimited' }, 429),
        headers: retryAfter(verdict.retryAfterS),
      };
    case 'server_error':
      return SERVER_ERROR;
  }
}

/**
 * Reads the message of a body without judging it: JSON, a form whose `payload` is JSON, or a form with the message's fields
 * and `blocks` and `attachments` as JSON. Returns null if unreadable.
 */
export function readMessageBody(body: string, contentType: string): unknown {
  try {
    if (!contentType.startsWith('application/x-www-form-urlencoded')) return JSON.parse(body);
    const form = new URLSearchParams(body);
    const payload = form.get('payload');
    if (payload !== null) return JSON.parse(payload);
    return Object.fromEntries(
      [...form].map(([name, value]) => [name, JSON_FIELDS.has(name) ? JSON.parse(value) : value]),
    );
  } catch {
    return null;
  }
}

const JSON_FIELDS: ReadonlySet<string> = new Set(['blocks', 'attachments', 'metadata']);

function webhookStatus(error: string): number {
  switch (error) {
    case 'channel_not_found':
    case 'no_service':
      return 404;
    case 'is_archived':
      return 410;
    case 'invalid_auth':
    case 'not_authed':
      return 403;
    default:
      return 400;
  }
}

function retryAfter(seconds: number): Readonly<Record<string, string>> {
  return { 'retry-after': String(seconds) };
}
