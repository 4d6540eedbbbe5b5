import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';

const CHANNEL_GONE = [
  'channel_not_found',
  'channel_is_archived',
  'is_archived',
  'not_in_channel',
  'no_service',
  'no_service_id',
  'no_team',
  'team_disabled',
  'posting_to_general_channel_denied',
];
const AUTH = [
  'invalid_auth',
  'not_authed',
  'account_inactive',
  'token_revoked',
  'token_expired',
  'invalid_token',
  'no_permission',
  'missing_scope',
  'not_allowed_token_type',
  'action_prohibited',
  'access_denied',
  'ekm_access_denied',
];
const LATER = [
  'internal_error',
  'fatal_error',
  'service_unavailable',
  'request_timeout',
  'rollup_error',
  'team_added_to_org',
];

/**
 * Returns what one of Slack's error names means for a delivery; `bad_request` for names that are not listed, such as
 * `invalid_blocks`. Names: https://docs.slack.dev/reference/methods/chat.postMessage and .../sending-messages-using-incoming-webhooks
 */
export function slackErrorOutcome(error: string): DeliveryOutcome {
  if (error === 'ratelimited' || error === 'rate_limited')
    return { kind: 'retry', reason: 'rate_limited', afterMs: null };
  if (LATER.includes(error)) return { kind: 'retry', reason: 'server_error', afterMs: null };
  if (CHANNEL_GONE.includes(error)) return { kind: 'rejected', reason: 'channel_gone' };
  if (AUTH.includes(error)) return { kind: 'rejected', reason: 'auth' };
  return { kind: 'rejected', reason: 'bad_request' };
}

/** Returns what an HTTP status from Slack means, given the body's text and the Retry-After header. */
export function slackStatusOutcome(status: number, body: string, retryAfter: string | null): DeliveryOutcome {
  if (status === 429) return { kind: 'retry', reason: 'rate_limited', afterMs: retryAfterMs(retryAfter) };
  if (status >= 500) return { kind: 'retry', reason: 'server_error', afterMs: retryAfterMs(retryAfter) };
  const named = slackErrorOutcome(body.trim());
  if (named.kind !== 'rejected' || named.reason !== 'bad_request') return named;
  if (status === 404 || status === 410) return { kind: 'rejected', reason: 'channel_gone' };
  if (status === 401 || status === 403) return { kind: 'rejected', reason: 'auth' };
  return named;
}

/** Slack sends whole seconds. Returns null if the header is missing or invalid. */
function retryAfterMs(header: string | null): number | null {
  const seconds = header === null || header.trim() === '' ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1_000 : null;
}
