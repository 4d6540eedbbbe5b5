import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlackReceiver } from './slack-receiver.ts';

const MESSAGE = {
  text: 'Store 14: m570.oltp blocked',
  blocks: [
    { type: 'header', text: { type: 'plain_text', text: 'Store 14 <blocked>' } },
    {
      type: 'section',
      text: { type: 'mrkdwn', text: '*connect* timed out, see <https://console.test/i/1|the incident>' },
    },
  ],
};

let slack: SlackReceiver;

beforeEach(async () => {
  slack = await SlackReceiver.start();
});
afterEach(() => slack.close());

interface Answered {
  readonly status: number;
  readonly body: string;
  readonly retryAfter: string | null;
}

async function post(url: string, body: string, headers: Record<string, string> = {}): Promise<Answered> {
  const response = await fetch(url, { method: 'POST', body, headers, signal: AbortSignal.timeout(1_000) });
  return { status: response.status, body: await response.text(), retryAfter: response.headers.get('retry-after') };
}

function toWebhook(message: unknown): Promise<Answered> {
  return post(slack.webhookUrl, JSON.stringify(message), { 'content-type': 'application/json' });
}

function toApi(message: unknown, token = slack.token): Promise<Answered> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return post(`${slack.apiUrl}/chat.postMessage`, JSON.stringify(message), headers);
}

function section(text: string): unknown {
  return { type: 'section', text: { type: 'mrkdwn', text } };
}

describe('the Slack receiver', () => {
  it('accepts a message at the webhook', async () => {
    expect(await toWebhook(MESSAGE)).toMatchObject({ status: 200, body: 'ok' });
    const message = await slack.waitFor(({ payload }) => payload.text === MESSAGE.text, 1_000);
    expect(message).toMatchObject({ id: 1, via: 'webhook', channel: 'webhook', payload: MESSAGE });
  });

  it('accepts a message at the Web API, as JSON and as a form', async () => {
    const json = await toApi({ ...MESSAGE, channel: 'C1' });
    expect(JSON.parse(json.body)).toMatchObject({ ok: true, channel: 'C1' });
    const form = new URLSearchParams({ channel: 'C2', text: MESSAGE.text, blocks: JSON.stringify(MESSAGE.blocks) });
    await post(`${slack.apiUrl}/chat.postMessage`, String(form), {
      'content-type': 'application/x-www-form-urlencoded',
      authorization: `Bearer ${slack.token}`,
    });
    expect(slack.messages().map(({ channel }) => channel)).toEqual(['C1', 'C2']);
  });

  it("rejects a caller without its token, with Slack's error", async () => {
    expect(await toApi({ ...MESSAGE, channel: 'C1' }, 'xoxb-wrong')).toMatchObject({
      status: 200,
      body: '{"ok":false,"error":"invalid_auth"}',
    });
    expect((await post(`${slack.apiUrl}/chat.postMessage`, '{}')).body).toContain('not_authed');
    expect((await toApi(MESSAGE)).body).toContain('channel_not_found');
    expect((await post(`${slack.url}/services/T1/B1/other`, '{}')).status).toBe(404);
  });

  it.each([
    ['a text too long', { text: 'x'.repeat(40_001) }, 'msg_too_long'],
    ['a section too long', { blocks: [section('x'.repeat(3_001))] }, 'invalid_blocks'],
    [
      'a header too long',
      { blocks: [{ type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }] },
      'invalid_blocks',
    ],
    ['a header in mrkdwn', { blocks: [{ type: 'header', text: { type: 'mrkdwn', text: 'x' } }] }, 'invalid_blocks'],
    ['too many blocks', { blocks: Array.from({ length: 51 }, () => ({ type: 'divider' })) }, 'invalid_blocks'],
    [
      'too many fields',
      { blocks: [{ type: 'section', fields: Array.from({ length: 11 }, () => ({ type: 'mrkdwn', text: 'x' })) }] },
      'invalid_blocks',
    ],
    ['an empty section', { blocks: [{ type: 'section' }] }, 'invalid_blocks'],
    ['an unknown block', { blocks: [{ type: 'carousel' }] }, 'invalid_blocks'],
    [
      'a button with a bad link',
      {
        blocks: [
          {
            type: 'actions',
            elements: [{ type: 'button', text: { type: 'plain_text', text: 'x' }, url: 'javascript:1' }],
          },
        ],
      },
      'invalid_blocks',
    ],
    ['nothing to say', {}, 'no_text'],
    ['something else than a message', 'hello', 'invalid_payload'],
  ])('rejects %s', async (_what, message, error) => {
    expect(await toWebhook(message)).toMatchObject({ status: 400, body: error });
    expect(slack.messages()).toEqual([]);
    expect(slack.refused()).toMatchObject([{ error }]);
  });

  it('rejects text that is not JSON', async () => {
    expect(await post(slack.webhookUrl, '{')).toMatchObject({ status: 400, body: 'invalid_payload' });
  });

  it('can fail on demand, and then keeps nothing', async () => {
    slack.fail('ratelimited', { retryAfterS: 7 });
    expect(await toWebhook(MESSAGE)).toEqual({ status: 429, body: 'ratelimited', retryAfter: '7' });
    expect(await toApi({ ...MESSAGE, channel: 'C1' })).toMatchObject({ status: 429, retryAfter: '7' });
    slack.fail('channel_not_found');
    expect(await toWebhook(MESSAGE)).toMatchObject({ status: 404, body: 'channel_not_found' });
    slack.fail('server_error');
    expect(await toWebhook(MESSAGE)).toMatchObject({ status: 500 });
    slack.fail('drop');
    await expect(toWebhook(MESSAGE)).rejects.toThrow('fetch failed');
    slack.fail('silent');
    await expect(toWebhook(MESSAGE)).rejects.toThrow('timeout');
    slack.fail('none');
    expect(slack.messages()).toEqual([]);
    expect(await toWebhook(MESSAGE)).toMatchObject({ status: 200 });
  });

  it('shows its messages on a page, with their text escaped', async () => {
    await toWebhook(MESSAGE);
    await toWebhook({ text: '<script>alert(1)</script> \u0001script\u0002' });
    const page = await (await fetch(slack.url)).text();
    expect(page).toContain('<h2>Store 14 &lt;blocked&gt;</h2>');
    expect(page).toContain('<strong>connect</strong>');
    expect(page).toContain('<a href="https://console.test/i/1">the incident</a>');
    expect(page).not.toContain('<script>');
    expect(await (await fetch(`${slack.url}/messages.json`)).json()).toHaveLength(2);
  });
});
