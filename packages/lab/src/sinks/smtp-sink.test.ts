import { createTransport } from 'nodemailer';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SmtpSink } from './smtp-sink.ts';

const MAIL = {
  from: 'sightline@lab.test',
  to: 'noc@brand.test',
  subject: 'Store 14: m570.oltp blocked',
  text: 'It is blocked.',
  html: '<p>It is <b>blocked</b>.</p><script>alert("mail")</script>',
};

let sink: SmtpSink;

beforeEach(async () => {
  sink = await SmtpSink.start();
});
afterEach(() => sink.close());

async function send(mail: Partial<typeof MAIL> = {}): Promise<string> {
  const transport = createTransport({ host: '127.0.0.1', port: sink.port, greetingTimeout: 500, socketTimeout: 1_000 });
  try {
    await transport.sendMail({ ...MAIL, ...mail });
    return 'accepted';
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    if ('responseCode' in error) return String(error.responseCode);
    return 'code' in error ? String(error.code) : error.message;
  } finally {
    transport.close();
  }
}

describe('the SMTP sink', () => {
  it('keeps both parts of an accepted mail', async () => {
    expect(await send()).toBe('accepted');
    const mail = await sink.waitFor((candidate) => candidate.subject.startsWith('Store 14'), 1_000);
    expect(mail).toMatchObject({ id: 1, from: MAIL.from, to: [MAIL.to], html: MAIL.html });
    expect(mail.text.trim()).toBe(MAIL.text);
    expect(mail.headers.get('to')).toBe(MAIL.to);
  });

  it('resolves when a mail arrives, and rejects on timeout', async () => {
    const waiting = sink.waitFor((mail) => mail.subject === 'later', 2_000);
    await send({ subject: 'sooner' });
    await send({ subject: 'later' });
    expect((await waiting).id).toBe(2);
    await expect(sink.waitFor(() => false, 10)).rejects.toThrow('2 others');
  });

  it('rejects pending waits when it is closed', async () => {
    const waiting = sink.waitFor(() => true, 60_000);
    const rejected = expect(waiting).rejects.toThrow('closed');
    await sink.close();
    await rejected;
  });

  it.each([
    ['reject_temporary', '451'],
    ['reject_permanent', '550'],
    ['silent', 'ETIMEDOUT'],
    ['drop_on_connect', 'ECONNECTION'],
    ['drop_after_data', 'ECONNECTION'],
  ] as const)('can fail: %s shows as %s, and keeps nothing', async (mode, seen) => {
    sink.fail(mode);
    expect(await send()).toBe(seen);
    expect(sink.messages()).toEqual([]);
    sink.fail('none');
    expect(await send()).toBe('accepted');
  });

  it('shows a mail on its page with its HTML part in a sandbox', async () => {
    await send();
    expect(await (await fetch(sink.url)).text()).toContain('href="/messages/1"');
    const page = await (await fetch(`${sink.url}/messages/1`)).text();
    expect(page).toMatch(/<iframe[^>]* sandbox srcdoc=/);
    expect(page).not.toContain('<script>');
    expect((await fetch(`${sink.url}/messages/2`)).status).toBe(404);
    expect(await (await fetch(`${sink.url}/messages.json`)).json()).toMatchObject([{ subject: MAIL.subject }]);
  });
});
