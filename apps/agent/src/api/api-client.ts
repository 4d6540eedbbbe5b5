import type { IncomingMessage } from 'node:http';
import { describeError } from '../failures/classify-failure.ts';
import type { Resolver } from '../network/dns/resolver.ts';
import type { ProxySelector } from '../network/proxy/proxy-selector.ts';
import type { TrustStore } from '../network/tls/trust-store.ts';
import { AGENT_VERSION } from '../platform/version.ts';
import { ApiTransport, type Send } from './api-transport.ts';
import type { RoundTrip } from './clock-offset.ts';

export interface ApiRequest {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: Buffer;
}

/** The response headers in use; null if absent. */
export interface AnswerHeaders {
  readonly etag: string | null;
  readonly retryAfter: string | null;
  readonly date: string | null;
}

/** The API's answer to a call; a body is text of at most 4 MiB. */
export type ApiAnswer =
  | ({
      readonly kind: 'answered';
      readonly status: number;
      readonly headers: AnswerHeaders;
      readonly body: string;
    } & RoundTrip)
  | { readonly kind: 'unreachable'; readonly reason: string };

/** A response whose body must still be read or destroyed. */
export type OpenAnswer =
  | {
      readonly kind: 'open';
      readonly status: number;
      readonly retryAfter: string | null;
      readonly isGzip: boolean;
      readonly body: IncomingMessage;
    }
  | { readonly kind: 'unreachable'; readonly reason: string };

export interface ApiClientOptions {
  readonly apiUrl: string;
  readonly resolver: Resolver;
  readonly trust: TrustStore;
  /** Selects this host's proxies; without it, no proxy is tried. */
  readonly proxies?: ProxySelector;
  readonly timeoutMs?: number;
}

const TIMEOUT_MS = 15_000;
const IDLE_MS_MAX = 60_000;
const RESPONSE_BYTES_MAX = 4 * 1024 * 1024;

/**
 * Calls one API over kept-alive connections, with the agent's own resolver and trust store. Uses the host's proxy if the
 * API cannot be reached without it.
 */
export class ApiClient {
  readonly #transport: ApiTransport;
  readonly #timeoutMs: number;

  constructor({ apiUrl, resolver, trust, proxies, timeoutMs = TIMEOUT_MS }: ApiClientOptions) {
    this.#transport = new ApiTransport({ baseUrl: apiUrl.replace(/\/+$/, ''), resolver, trust, proxies });
    this.#timeoutMs = timeoutMs;
  }

  /** Sends a request and reads the whole response. Does not reject. */
  async call(request: ApiRequest, signal?: AbortSignal): Promise<ApiAnswer> {
    return await this.#transport.attempt((send) => callOnce(send, request, signal, this.#timeoutMs), signal);
  }

  /**
   * Sends a request whose response is too large for `call`. Does not reject; reading the body does, also when `signal`
   * aborts or nothing arrives for a minute.
   */
  async open(request: ApiRequest, signal: AbortSignal): Promise<OpenAnswer> {
    return await this.#transport.attempt((send) => openOnce(send, request, signal), signal);
  }

  close(): void {
    this.#transport.close();
  }
}

function callOnce(
  send: Send,
  request: ApiRequest,
  signal: AbortSignal | undefined,
  timeoutMs: number,
): Promise<ApiAnswer> {
  return new Promise((resolve) => {
    const sentAtMs = Date.now();
    const timeout = AbortSignal.timeout(timeoutMs);
    const fail = (error: unknown): void => {
      resolve({
        kind: 'unreachable',
        reason: timeout.aborted ? `no answer within ${timeoutMs} ms` : describeError(error),
      });
    };
    const outgoing = send(request.path, {
      method: request.method,
      headers: {
        'user-agent': `sightline-agent/${AGENT_VERSION}`,
        accept: 'application/json',
        ...(request.body === undefined ? {} : { 'content-length': request.body.length }),
        ...request.headers,
      },
      signal: signal === undefined ? timeout : AbortSignal.any([signal, timeout]),
    });
    outgoing.on('error', fail);
    outgoing.on('response', (incoming) => {
      readBody(incoming).then((body) => {
        const { etag = null, date = null, 'retry-after': retryAfter = null } = incoming.headers;
        const headers = { etag, date, retryAfter };
        resolve({
          kind: 'answered',
          status: incoming.statusCode ?? 0,
          headers,
          body,
          sentAtMs,
          receivedAtMs: Date.now(),
        });
      }, fail);
    });
    outgoing.end(request.body);
  });
}

function openOnce(send: Send, request: ApiRequest, signal: AbortSignal): Promise<OpenAnswer> {
  return new Promise((resolve) => {
    const headers = { 'user-agent': `sightline-agent/${AGENT_VERSION}`, ...request.headers };
    const outgoing = send(request.path, { method: request.method, headers, signal });
    outgoing.setTimeout(IDLE_MS_MAX, () => {
      outgoing.destroy(new Error(`no data for ${IDLE_MS_MAX} ms`));
    });
    outgoing.on('error', (error) => {
      resolve({ kind: 'unreachable', reason: describeError(error) });
    });
    outgoing.on('response', (body) => {
      const { 'retry-after': retryAfter = null, 'content-encoding': encoding } = body.headers;
      resolve({ kind: 'open', status: body.statusCode ?? 0, retryAfter, isGzip: encoding === 'gzip', body });
    });
    outgoing.end();
  });
}

async function readBody(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of incoming) {
    if (!Buffer.isBuffer(chunk)) continue;
    bytes += chunk.length;
    if (bytes > RESPONSE_BYTES_MAX) throw new Error('the response is too large');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}
