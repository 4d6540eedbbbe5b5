import { type SlackFailure, SlackReceiver } from '@sightline/lab';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { OutgoingAlert } from '../notifier.ts';
import { describeNotifier, ENDING, type NotifierHarness, type ProviderTrouble } from '../test/notifier-contract.ts';
import { SlackBotNotifier } from './slack-bot.notifier.ts';
import { SlackWebhookNotifier } from './slack-webhook.notifier.ts';

/** Longer than a busy machine takes; a server that never answers is given up on sooner. */
const TIMEOUT_MS = 30_000;
const SILENT_TIMEOUT_MS = 500;

const FAILURE: Record<ProviderTrouble, SlackFailure> = {
  none: 'none',
  busy: 'server_error',
  gone: 'is_archived',
  silent: 'silent',
  broken: 'drop',
};

type Send = (receiver: SlackReceiver, alert: OutgoingAlert, timeoutMs?: number) => Promise<DeliveryOutcome>;

const sendByWebhook: Send = async (receiver, alert, timeoutMs = TIMEOUT_MS) =>
  await new SlackWebhookNotifier(timeoutMs).send({ kind: 'slack_webhook', url: receiver.webhookUrl }, alert);

const sendByBot: Send = async (receiver, alert, timeoutMs = TIMEOUT_MS) =>
  await new SlackBotNotifier(timeoutMs).send(
    { kind: 'slack_bot', token: receiver.token, channel: '#store-network', apiUrl: receiver.apiUrl },
    alert,
  );

async function harnessOf(send: Send): Promise<NotifierHarness> {
  const receiver = await SlackReceiver.start();
  let timeoutMs = TIMEOUT_MS;
  return {
    send: async (alert) => await send(receiver, alert, timeoutMs),
    received: () => receiver.messages().map(({ payload }) => textsOf(payload).join('\n')),
    misbehave: (trouble) => {
      receiver.fail(FAILURE[trouble]);
      timeoutMs = trouble === 'silent' ? SILENT_TIMEOUT_MS : TIMEOUT_MS;
    },
    reset: () => {
      timeoutMs = TIMEOUT_MS;
      receiver.fail('none');
      receiver.clear();
    },
    close: async () => {
      await receiver.close();
    },
  };
}

/** Every text of a message, wherever it stands in it. */
function textsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(textsOf);
}

describeNotifier('SlackWebhookNotifier', async () => await harnessOf(sendByWebhook));
describeNotifier('SlackBotNotifier', async () => await harnessOf(sendByBot));

describe('Slack notifiers', () => {
  let receiver: SlackReceiver;

  beforeAll(async () => {
    receiver = await SlackReceiver.start();
  });
  beforeEach(() => {
    receiver.fail('none');
    receiver.clear();
  });
  afterAll(async () => {
    await receiver.close();
  });

  it.each([
    ['webhook', sendByWebhook],
    ['bot', sendByBot],
  ])('wait as long as Slack says: %s', async (_, send) => {
    receiver.fail('ratelimited', { retryAfterS: 7 });
    expect(await send(receiver, ENDING)).toEqual({ kind: 'retry', reason: 'rate_limited', afterMs: 7_000 });
  });

  it.each([
    ['webhook', sendByWebhook],
    ['bot', sendByBot],
  ])('tell a revoked secret from a channel that is gone: %s', async (_, send) => {
    receiver.fail('invalid_auth');
    expect(await send(receiver, ENDING)).toEqual({ kind: 'rejected', reason: 'auth' });
  });

  it("posts a bot's end to the thread of the opening, and to the channel", async () => {
    const opening = await sendByBot(receiver, { ...ENDING, thread: null });
    if (opening.kind !== 'delivered') throw new Error('The opening was not delivered.');
    await sendByBot(receiver, { ...ENDING, thread: { deliveryId: 'any', providerRef: opening.providerRef } });
    const [first, second] = receiver.messages();
    expect(first?.ts).toBe(opening.providerRef);
    expect(second?.payload.thread_ts).toBe(first?.ts);
  });

  it('sends nothing that Slack would reject, however long and odd the texts are', async () => {
    const long = `<!channel> & ${'x'.repeat(4_000)}`;
    const message = {
      ...ENDING.message,
      headline: long,
      facts: Array.from({ length: 12 }, (_, index) => ({ label: `Label ${index}`, value: long, note: long })),
      fix: { label: 'Likely fix', text: long },
      evidence: [long, long],
    };
    for (const send of [sendByWebhook, sendByBot])
      expect(await send(receiver, { ...ENDING, message })).toMatchObject({ kind: 'delivered' });
    expect(receiver.refused()).toEqual([]);
    expect(textsOf(receiver.messages()[0]?.payload).join()).not.toContain('<!channel>');
  });
});
