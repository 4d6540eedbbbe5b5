import { type ClientRequest, type IncomingMessage, request } from 'node:http';
import type { Socket } from 'node:net';
import type { Failure } from '@sightline/spec';
import { classifyHttpError, type HttpProgress, timeoutFailure } from '../../failures/classify-failure.ts';
import { AGENT_VERSION } from '../../platform/version.ts';
import type { Deadline } from '../tcp/deadline.ts';
import type { HttpResponseFacts } from './block-pages.ts';

/** Enough to recognize any block page, and little on a slow line. */
export const BODY_BYTES_MAX = 16 * 1024;

/** The start of an HTTP response. */
export interface HttpObservation {
  readonly status: number;
  /** By lower-case name; the values of a repeated header are joined by commas. */
  readonly headers: ReadonlyMap<string, string>;
  /** Its first bytes, unchanged. */
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly host: string;
  /** The `Host` header: with the port unless it is the scheme's default. */
  readonly authority: string;
  /** Through a proxy, the whole URL. */
  readonly path: string;
  /** The login for that proxy; null if it needs none. */
  readonly proxyAuthorization?: string | null;
}

export interface HttpExchange {
  /** What arrived of the response; null if its headers are incomplete. */
  readonly answer: HttpResponseFacts | null;
  /** The first 16 KiB of its body, unchanged. */
  readonly body: Buffer;
  readonly failure: Failure | null;
  readonly requestMs: number;
  readonly responseMs: number | null;
}

/**
 * Sends one GET over an open connection and reads the start of the response. Closes the connection. Does not reject.
 */
export function exchangeHttp(socket: Socket, target: HttpRequest, deadline: Deadline): Promise<HttpExchange> {
  return new Promise((resolve) => {
    const startedMs = performance.now();
    const bytesBefore = socket.bytesRead;
    let sentMs: number | null = null;
    let answer: IncomingMessage | null = null;
    let settled = false;
    const body: Buffer[] = [];
    let bodyBytes = 0;

    const settle = (failure: Failure | null): void => {
      if (settled) return;
      settled = true;
      clearTimeout(timer);
      const endedMs = performance.now();
      socket.destroy();
      const start = Buffer.concat(body).subarray(0, BODY_BYTES_MAX);
      resolve({
        answer: answer === null ? null : factsOf(answer, start),
        body: start,
        failure,
        requestMs: (sentMs ?? endedMs) - startedMs,
        responseMs: sentMs === null ? null : endedMs - sentMs,
      });
    };
    const progress = (): HttpProgress => {
      if (answer !== null || socket.bytesRead > bytesBefore) return 'answering';
      return sentMs === null ? 'sending' : 'sent';
    };
    const onError = (error: unknown): void => {
      settle(classifyHttpError(error, progress()));
    };
    const timer = setTimeout(() => {
      settle(timeoutFailure(progress()));
    }, deadline.remainingMs());

    const outgoing = requestOver(socket, target);
    outgoing.on('error', onError);
    outgoing.on('finish', () => {
      sentMs ??= performance.now();
    });
    outgoing.on('response', (incoming) => {
      answer = incoming;
      sentMs ??= performance.now();
      incoming.on('data', (chunk: Buffer) => {
        body.push(chunk);
        bodyBytes += chunk.length;
        if (bodyBytes >= BODY_BYTES_MAX) settle(null);
      });
      incoming.on('end', () => {
        settle(null);
      });
      incoming.on('error', onError);
    });
    outgoing.end();
  });
}

function requestOver(socket: Socket, target: HttpRequest): ClientRequest {
  return request({
    createConnection: () => socket,
    method: 'GET',
    host: target.host,
    path: target.path,
    headers: {
      host: target.authority,
      'user-agent': `sightline-agent/${AGENT_VERSION}`,
      accept: '*/*',
      'accept-encoding': 'identity',
      connection: 'close',
      ...(typeof target.proxyAuthorization === 'string' ? { 'proxy-authorization': target.proxyAuthorization } : {}),
    },
  });
}

function factsOf(incoming: IncomingMessage, body: Buffer): HttpResponseFacts {
  const headers = new Map<string, string>();
  for (const [name, value] of Object.entries(incoming.headersDistinct)) headers.set(name, (value ?? []).join(', '));
  return { status: incoming.statusCode ?? 0, headers, body: body.toString('utf8') };
}
