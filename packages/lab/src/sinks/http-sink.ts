import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { closeServer, listen, trackSockets } from '../listening.ts';

/** The response of a page or an API call. */
export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Handles a request; `hang` leaves it unanswered, `drop` closes the connection. */
export type HttpHandler = (request: IncomingMessage) => Promise<HttpAnswer | 'hang' | 'drop'>;

/** A small HTTP server on 127.0.0.1. */
export class HttpSink {
  /** `http://127.0.0.1:<port>`, without a trailing slash. */
  readonly url: string;
  readonly #server: Server;
  readonly #sockets: Set<Socket>;

  private constructor(server: Server, sockets: Set<Socket>, port: number) {
    this.#server = server;
    this.#sockets = sockets;
    this.url = `http://127.0.0.1:${port}`;
  }

  static async start(port: number, handler: HttpHandler): Promise<HttpSink> {
    const server = createServer((request, response) => {
      handler(request).then(
        (answer) => {
          send(request, response, answer);
        },
        (error: unknown) => {
          send(request, response, { status: 500, contentType: 'text/plain', body: String(error) });
        },
      );
    });
    const sockets = trackSockets(server);
    return new HttpSink(server, sockets, await listen(server, { host: '127.0.0.1', port }));
  }

  close(): Promise<void> {
    return closeServer(this.#server, this.#sockets);
  }
}

export function htmlAnswer(body: string): HttpAnswer {
  return { status: 200, contentType: 'text/html; charset=utf-8', body };
}

export function jsonAnswer(value: unknown, status = 200): HttpAnswer {
  return { status, contentType: 'application/json; charset=utf-8', body: JSON.stringify(value) };
}

export const NOT_FOUND: HttpAnswer = { status: 404, contentType: 'text/plain', body: 'not found' };

/** Returns the body as text; null if it is longer than `bytesMax`. */
export async function readBody(request: IncomingMessage, bytesMax: number): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request) {
    const buffer = Buffer.from(chunk as Uint8Array);
    bytes += buffer.length;
    if (bytes > bytesMax) return null;
    chunks.push(buffer);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function send(request: IncomingMessage, response: ServerResponse, answer: HttpAnswer | 'hang' | 'drop'): void {
  if (answer === 'hang') return;
  if (answer === 'drop') {
    request.socket.destroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': answer.contentType, ...answer.headers });
  response.end(answer.body);
}
