import { type Mail, type SmtpFailure, SmtpSink } from '@sightline/lab';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { describeNotifier, ENDING, type ProviderTrouble } from '../test/notifier-contract.ts';
import { EmailNotifier } from './email.notifier.ts';

const TO = { kind: 'email' as const, to: ['it@brand.example', 'noc@brand.example'] };
/** Longer than a busy machine takes; a server that never answers is given up on sooner. */
const TIMEOUT_MS = 30_000;
const SILENT_TIMEOUT_MS = 900;

const FAILURE: Record<ProviderTrouble, SmtpFailure> = {
  none: 'none',
  busy: 'reject_temporary',
  gone: 'reject_permanent',
  silent: 'silent',
  broken: 'drop_on_connect',
};

function notifierOf(sink: SmtpSink, timeoutMs = TIMEOUT_MS): EmailNotifier {
  const config = { smtpUrl: `smtp://127.0.0.1:${sink.port}`, mailFrom: 'Sightline <alerts@sightline.example>' };
  return new EmailNotifier(config, timeoutMs);
}

describeNotifier('EmailNotifier', async () => {
  const sink = await SmtpSink.start();
  let notifier = notifierOf(sink);
  return {
    send: async (alert) => await notifier.send(TO, alert),
    received: () => sink.messages().map((mail) => `${mail.subject}\n${mail.text}`),
    misbehave: (trouble) => {
      sink.fail(FAILURE[trouble]);
      if (trouble !== 'silent') return;
      notifier.close();
      notifier = notifierOf(sink, SILENT_TIMEOUT_MS);
    },
    reset: () => {
      // Kept connections are past the greeting; a new notifier has none.
      notifier.close();
      notifier = notifierOf(sink);
      sink.fail('none');
      sink.clear();
    },
    close: async () => {
      notifier.close();
      await sink.close();
    },
  };
});

describe('EmailNotifier', () => {
  let sink: SmtpSink;
  let notifier: EmailNotifier;

  beforeAll(async () => {
    sink = await SmtpSink.start();
    notifier = notifierOf(sink);
  });
  beforeEach(() => {
    sink.fail('none');
    sink.clear();
  });
  afterAll(async () => {
    notifier.close();
    await sink.close();
  });

  function only(): Mail {
    const [mail, ...others] = sink.messages();
    if (!mail || others.length > 0) throw new Error(`${sink.messages().length} mails instead of one`);
    return mail;
  }

  it('sends one email to all recipients of a channel, in HTML and plain text', async () => {
    await notifier.send(TO, { ...ENDING, thread: null });
    expect(only().to).toEqual(TO.to);
    expect(only().html).toContain('works again');
    expect(only().text).toContain('works again');
    expect(only().headers.get('auto-submitted')).toBe('auto-generated');
    expect(only().headers.has('in-reply-to')).toBe(false);
  });

  it('gives every attempt at a delivery the same Message-ID', async () => {
    const first = await notifier.send(TO, ENDING);
    const messageId = only().headers.get('message-id');
    sink.clear();
    expect(await notifier.send(TO, ENDING)).toEqual(first);
    expect(only().headers.get('message-id')).toBe(messageId);
    expect(messageId).toBe(`<${ENDING.deliveryId}@sightline.example>`);
  });

  it('replies to the email of the opening', async () => {
    await notifier.send(TO, ENDING);
    const opening = `<${ENDING.thread?.deliveryId ?? ''}@sightline.example>`;
    expect(only().headers.get('in-reply-to')).toBe(opening);
    expect(only().headers.get('references')).toBe(opening);
  });

  it('does not resend an email on its own when the connection breaks after it', async () => {
    sink.fail('drop_after_data');
    expect(await notifier.send(TO, ENDING)).toEqual({ kind: 'retry', reason: 'network', afterMs: null });
    sink.fail('none');
    expect(await notifier.send(TO, ENDING)).toMatchObject({ kind: 'delivered' });
    expect(sink.messages()).toHaveLength(1);
  });
});
