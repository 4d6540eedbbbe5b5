import type { Socket } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import { closeServer, trackSockets } from '../listening.ts';
import type { Inbox } from './inbox.ts';
import type { Mail } from './mail.ts';

const MESSAGE_BYTES_MAX = 2 * 1_024 * 1_024;

/** How the sink can misbehave. */
export const SMTP_FAILURES = [
  /** Works. */
  'none',
  /** 451 after the message: try again later. */
  'reject_temporary',
  /** 550 for the recipient: never try again. */
  'reject_permanent',
  /** Accepts the connection and never greets. */
  'silent',
  /** Closes each connection before the greeting. */
  'drop_on_connect',
  /** Accepts the whole message and closes the connection without an answer; the message is not kept. */
  'drop_after_data',
] as const;
export type SmtpFailure = (typeof SMTP_FAILURES)[number];

/** The SMTP side: the library's server, and its sockets, which it does not expose. */
export class SmtpService {
  readonly server: SMTPServer;
  mode: SmtpFailure = 'none';
  readonly #inbox: Inbox<Mail>;
  readonly #sockets: Set<Socket>;
  #received = 0;

  constructor(inbox: Inbox<Mail>) {
    this.#inbox = inbox;
    this.server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      allowInsecureAuth: true,
      disableReverseLookup: true,
      logger: false,
      size: MESSAGE_BYTES_MAX,
      onAuth: (auth, _session, done) => {
        done(null, { user: auth.username ?? 'lab' });
      },
      onConnect: (session, done) => {
        if (this.mode === 'drop_on_connect') this.#drop(session);
        else if (this.mode !== 'silent') done();
      },
      onRcptTo: (_address, _session, done) => {
        done(this.mode === 'reject_permanent' ? refusal(550, '5.1.1 no such mailbox') : null);
      },
      onData: (stream, session, done) => {
        this.#receive(stream, session).then(
          (verdict) => {
            if (verdict === null) done(null, 'kept');
            else if (verdict !== 'unanswered') done(verdict);
          },
          // Mail that cannot be parsed is rejected for good, not retried.
          (error: unknown) => {
            done(refusal(554, String(error)));
          },
        );
      },
    });
    this.#sockets = trackSockets(this.server.server);
    // A client that disconnects is not an error here.
    this.server.on('error', () => undefined);
  }

  close(): Promise<void> {
    return closeServer(this.server.server, this.#sockets);
  }

  /** The answer to the client; null accepts. */
  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<Error | null | 'unanswered'> {
    const parsed = await simpleParser(stream);
    switch (this.mode) {
      case 'silent':
        return 'unanswered';
      case 'drop_on_connect':
      case 'drop_after_data':
        this.#drop(session);
        return 'unanswered';
      case 'reject_temporary':
        return refusal(451, '4.3.0 try again later');
      case 'reject_permanent':
        return refusal(550, '5.7.1 not wanted');
      case 'none':
        return stream.sizeExceeded ? refusal(552, '5.3.4 message too large') : this.#keep(parsed, session);
    }
  }

  #keep(parsed: ParsedMail, session: SMTPServerSession): null {
    this.#received += 1;
    this.#inbox.add({
      id: this.#received,
      at: new Date(),
      from: session.envelope.mailFrom === false ? '' : session.envelope.mailFrom.address,
      to: session.envelope.rcptTo.map((recipient) => recipient.address),
      subject: parsed.subject ?? '',
      text: parsed.text ?? '',
      html: typeof parsed.html === 'string' ? parsed.html : null,
      headers: new Map(parsed.headerLines.map(({ key, line }) => [key, line.slice(key.length + 1).trim()])),
    });
    return null;
  }

  #drop(session: SMTPServerSession): void {
    for (const socket of this.#sockets) {
      if (socket.remotePort === session.remotePort) socket.destroy();
    }
  }
}

function refusal(responseCode: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode });
}
