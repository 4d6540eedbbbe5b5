import { render } from '@react-email/render';
import type { ChannelConfig } from '@sightline/spec';
import { createTransport, type Transporter } from 'nodemailer';
import { createElement } from 'react';
import type { AppConfig } from '../../../platform/config/app-config.ts';
import type { DeliveryOutcome } from '../domain/delivery-outcome.ts';
import type { Notifier, OutgoingAlert } from '../notifier.ts';
import { AlertEmail } from './alert-email.tsx';
import { alertPlainText } from './alert-plain-text.ts';
import { smtpOutcome } from './smtp-outcome.ts';

type EmailConfig = Extract<ChannelConfig, { kind: 'email' }>;

const SEND_TIMEOUT_MS = 30_000;
const CONNECTIONS_MAX = 3;

/** Sends by SMTP over a few kept connections. A resolved email replies to the email of its opening. */
export class EmailNotifier implements Notifier<EmailConfig> {
  readonly #transporter: Transporter;
  readonly #from: string;
  readonly #idDomain: string;
  readonly #timeoutMs: number;

  /** `timeoutMs` limits the sending of one email; each step of connecting gets a third of it. */
  constructor(config: Pick<AppConfig, 'smtpUrl' | 'mailFrom'>, timeoutMs: number = SEND_TIMEOUT_MS) {
    this.#timeoutMs = timeoutMs;
    this.#from = config.mailFrom;
    this.#idDomain = /@([\w.-]+)/.exec(config.mailFrom)?.[1] ?? 'sightline.invalid';
    this.#transporter = createTransport({
      url: config.smtpUrl,
      pool: true,
      maxConnections: CONNECTIONS_MAX,
      // We retry an email whose connection broke ourselves, with backoff and on the record.
      maxRequeues: 0,
      connectionTimeout: timeoutMs / 3,
      greetingTimeout: timeoutMs / 3,
      dnsTimeout: timeoutMs / 3,
      socketTimeout: timeoutMs / 2,
    });
  }

  async send(config: EmailConfig, { deliveryId, message, thread }: OutgoingAlert): Promise<DeliveryOutcome> {
    const messageId = this.#messageIdOf(deliveryId);
    const opening = thread && (thread.providerRef ?? this.#messageIdOf(thread.deliveryId));
    const html = await render(createElement(AlertEmail, { message }));
    try {
      await this.#transporter.sendMail({
        from: this.#from,
        to: config.to,
        subject: message.subject,
        text: alertPlainText(message),
        html,
        messageId,
        ...(opening === null ? {} : { inReplyTo: opening, references: [opening] }),
        // RFC 3834: no out-of-office answers, please.
        headers: { 'Auto-Submitted': 'auto-generated' },
        disableFileAccess: true,
        disableUrlAccess: true,
        signal: AbortSignal.timeout(this.#timeoutMs),
      });
      return { kind: 'delivered', providerRef: messageId };
    } catch (error) {
      return smtpOutcome(error);
    }
  }

  close(): void {
    this.#transporter.close();
  }

  /** The same for every attempt at a delivery, so that mail programs recognize a repeated email. */
  #messageIdOf(deliveryId: string): string {
    return `<${deliveryId}@${this.#idDomain}>`;
  }
}
