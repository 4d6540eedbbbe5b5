import { describe, expect, it } from 'vitest';
import { smtpOutcome } from './smtp-outcome.ts';

const NETWORK = { kind: 'retry', reason: 'network', afterMs: null };
const LATER = { kind: 'retry', reason: 'server_error', afterMs: null };

describe('smtpOutcome', () => {
  it.each([
    ['a connection that broke', { code: 'ECONNECTION' }, NETWORK],
    ['a server that is silent', { code: 'ETIMEDOUT' }, NETWORK],
    ['a name that does not resolve', { code: 'EDNS' }, NETWORK],
    ['an unknown error', new Error('what?'), NETWORK],
    ['greylisting', { code: 'EENVELOPE', responseCode: 450 }, LATER],
    ['a server that is too busy', { code: 'EMESSAGE', responseCode: 451 }, LATER],
    ['a session out of step', { code: 'EPROTOCOL', responseCode: 503 }, NETWORK],
    ['an unknown mailbox', { code: 'EENVELOPE', responseCode: 550 }, { kind: 'rejected', reason: 'channel_gone' }],
    ['wrong credentials', { code: 'EAUTH', responseCode: 535 }, { kind: 'rejected', reason: 'auth' }],
    ['a refused message', { code: 'EMESSAGE', responseCode: 554 }, { kind: 'rejected', reason: 'bad_request' }],
    ['an address that is none', { code: 'EENVELOPE' }, { kind: 'rejected', reason: 'bad_request' }],
  ])('classifies %s', (_, error, outcome) => {
    expect(smtpOutcome(error)).toEqual(outcome);
  });
});
