import type { ChannelConfig } from '@sightline/spec';
import { describe, expect, it } from 'vitest';
import { checkChannel } from './check-channel.ts';
import { destinationOf } from './destination-of.ts';

const PRODUCTION = { loopbackAllowed: false };

function webhook(url: string): ChannelConfig {
  return { kind: 'slack_webhook', url };
}

describe('checkChannel', () => {
  it.each(['https://hooks.slack.com/services/T0/B0/XXXX', 'https://chat.brand.com/hooks/abc'])('accepts %s', (url) => {
    expect(checkChannel(webhook(url), PRODUCTION)).toEqual([]);
  });

  it.each([
    'http://hooks.slack.com/services/T0/B0/XXXX',
    'https://user:secret@hooks.slack.com/',
    'https://hooks.slack.com:8443/',
    'https://127.0.0.1/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://10.0.0.8/',
    'https://169.254.169.254/latest/meta-data',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://localhost/',
    'https://redis/',
    'https://postgres.internal/',
    'https://printer.local./',
    'ftp://hooks.slack.com/',
  ])('rejects %s', (url) => {
    expect(checkChannel(webhook(url), PRODUCTION)).not.toEqual([]);
  });

  it('allows a receiver on this machine only in development', () => {
    expect(checkChannel(webhook('http://127.0.0.1:9999/hook'), { loopbackAllowed: true })).toEqual([]);
    expect(checkChannel(webhook('http://10.0.0.8/hook'), { loopbackAllowed: true })).not.toEqual([]);
  });

  it("checks the address of a bot's API too", () => {
    const bot: ChannelConfig = { kind: 'slack_bot', token: 'xoxb', channel: '#it', apiUrl: 'http://10.0.0.8/api' };
    expect(checkChannel(bot, PRODUCTION)[0]?.path).toBe('apiUrl');
  });
});

describe('destinationOf', () => {
  it('shows whom a channel reaches, and nothing that would let others send there', () => {
    expect(destinationOf({ kind: 'email', to: ['it@brand.com', 'noc@brand.com'] })).toBe('it@brand.com, noc@brand.com');
    expect(destinationOf(webhook('https://hooks.slack.com/services/T0/B0/secret1234'))).toBe('hooks.slack.com/…1234');
    expect(destinationOf({ kind: 'slack_bot', token: 'xoxb-secret', channel: '#it' })).toBe('#it');
  });
});
