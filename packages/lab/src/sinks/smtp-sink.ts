import { listen } from '../listening.ts';
import { HttpSink } from './http-sink.ts';
import { Inbox } from './inbox.ts';
import type { Mail } from './mail.ts';
import { answerMailPage } from './mail-pages.ts';
import { type SmtpFailure, SmtpService } from './smtp-service.ts';

const MESSAGES_MAX = 500;

export interface SmtpSinkOptions {
  /** SMTP port; a free one by default. */
  readonly port?: number;
  /** Port of the web page; a free one by default. */
  readonly webPort?: number;
}

/** A real SMTP server on 127.0.0.1 that keeps the last 500 mails, with a page to read them. */
export class SmtpSink {
  readonly port: number;
  /** The page that lists the mails; `/messages.json` under it returns them as data. */
  readonly url: string;
  readonly #inbox: Inbox<Mail>;
  readonly #smtp: SmtpService;
  readonly #web: HttpSink;

  private constructor(port: number, parts: { inbox: Inbox<Mail>; smtp: SmtpService; web: HttpSink }) {
    this.port = port;
    this.url = parts.web.url;
    this.#inbox = parts.inbox;
    this.#smtp = parts.smtp;
    this.#web = parts.web;
  }

  /** Starts both servers. Rejects with the system's error if a given port is taken. */
  static async start(options: SmtpSinkOptions = {}): Promise<SmtpSink> {
    const inbox = new Inbox<Mail>(MESSAGES_MAX);
    const smtp = new SmtpService(inbox);
    const port = await listen(smtp.server.server, { host: '127.0.0.1', port: options.port ?? 0 });
    const web = await HttpSink.start(options.webPort ?? 0, (request) =>
      Promise.resolve(answerMailPage(request.url ?? '/', inbox.messages())),
    ).catch(async (error: unknown) => {
      await smtp.close();
      throw error;
    });
    return new SmtpSink(port, { inbox, smtp, web });
  }

  /** The mails kept, oldest first. */
  messages(): readonly Mail[] {
    return this.#inbox.messages();
  }

  /** Resolves to the first matching mail, kept or still to come. Rejects after `timeoutMs`. */
  waitFor(predicate: (mail: Mail) => boolean, timeoutMs: number): Promise<Mail> {
    return this.#inbox.waitFor(predicate, timeoutMs);
  }

  clear(): void {
    this.#inbox.clear();
  }

  /** Misbehaves this way from the next connection or message on; `none` ends it. */
  fail(mode: SmtpFailure): void {
    this.#smtp.mode = mode;
  }

  /** Closes both servers and their connections; rejects everyone who still waits for a mail. */
  async close(): Promise<void> {
    this.#inbox.close();
    await Promise.all([this.#smtp.close(), this.#web.close()]);
  }
}
