import { describe, expect, it } from 'vitest';
import { slackErrorOutcome, slackStatusOutcome } from './slack-outcome.ts';

describe('slackErrorOutcome', () => {
  it.each([
    ['is_archived', { kind: 'rejected', reason: 'channel_gone' }],
    ['channel_not_found', { kind: 'rejected', reason: 'channel_gone' }],
    ['token_revoked', { kind: 'rejected', reason: 'auth' }],
    ['invalid_blocks', { kind: 'rejected', reason: 'bad_request' }],
    ['ratelimited', { kind: 'retry', reason: 'rate_limited', afterMs: null }],
    ['internal_error', { kind: 'retry', reason: 'server_error', afterMs: null }],
  ])('classifies %s', (error, outcome) => {
    expect(slackErrorOutcome(error)).toEqual(outcome);
  });
});

describe('slackStatusOutcome', () => {
  it.each([
    [429, 'ratelimited', '30', { kind: 'retry', reason: 'rate_limited', afterMs: 30_000 }],
    [429, 'ratelimited', null, { kind: 'retry', reason: 'rate_limited', afterMs: null }],
    [429, 'ratelimited', 'soon', { kind: 'retry', reason: 'rate_limited', afterMs: null }],
    [503, '', null, { kind: 'retry', reason: 'server_error', afterMs: null }],
    [404, 'no_service', null, { kind: 'rejected', reason: 'channel_gone' }],
    [410, 'gone', null, { kind: 'rejected', reason: 'channel_gone' }],
    [403, 'invalid_token', null, { kind: 'rejected', reason: 'auth' }],
    [403, 'whatever', null, { kind: 'rejected', reason: 'auth' }],
    [400, 'invalid_payload', null, { kind: 'rejected', reason: 'bad_request' }],
  ])('classifies %d %s', (status, body, retryAfter, outcome) => {
    expect(slackStatusOutcome(status, body, retryAfter)).toEqual(outcome);
  });
});
