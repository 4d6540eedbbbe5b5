import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { summaryText } from '../technician-view/summary-text.ts';
import { worstLocalState } from '../technician-view/view-text.ts';
import { guardRequest, type PageRoute } from './guard-request.ts';
import type { PartsSource } from './page-parts.ts';
import { renderPage, renderParts } from './render-page.ts';

export interface PageServerOptions {
  /** 0 takes any free port. */
  readonly port: number;
  readonly source: () => PartsSource;
  /** Starts a run of all checks. */
  readonly runAll: () => void;
  /** Called when the page is served, with its URL. */
  readonly onReady: (url: string) => void;
  /** Called once if the port is taken. The server keeps retrying, and the agent runs without the page. */
  readonly onError: (reason: string) => void;
  /** The time between retries. */
  readonly retryMs?: number;
}

export interface PageServer {
  /** Null while the page is not served. */
  readonly url: string | null;
  readonly close: () => void;
}

const LOOPBACK = '127.0.0.1';
const BODY_BYTES_MAX = 1_024;
const CONNECTIONS_MAX = 16;
const REQUEST_MS_MAX = 5_000;
/** The version before this one, or one that was killed, may hold the port briefly. */
const RETRY_MS = 30_000;

/** Serves the technician page on loopback. Does not throw. */
export function startPageServer(options: PageServerOptions): PageServer {
  const token = randomBytes(24).toString('base64url');
  const server = createServer(
    { requestTimeout: REQUEST_MS_MAX, connectionsCheckingInterval: REQUEST_MS_MAX },
    (request, response) => {
      answer({ request, response, options, token, port: portOf(server) });
    },
  );
  server.maxConnections = CONNECTIONS_MAX;
  let retry: NodeJS.Timeout | null = null;
  const listen = (): void => {
    server.listen(options.port, LOOPBACK);
  };
  server.on('error', (error) => {
    if (retry === null) options.onError(error.message);
    retry = setTimeout(listen, options.retryMs ?? RETRY_MS).unref();
  });
  server.on('listening', () => {
    options.onReady(urlOf(server));
  });
  listen();
  return {
    get url() {
      return server.listening ? urlOf(server) : null;
    },
    close: () => {
      if (retry !== null) clearTimeout(retry);
      server.close();
      server.closeAllConnections();
    },
  };
}

function urlOf(server: Server): string {
  return `http://${LOOPBACK}:${portOf(server)}/`;
}

function portOf(server: Server): number {
  const address = server.address();
  return typeof address === 'object' && address !== null ? address.port : 0;
}

interface Call {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly options: PageServerOptions;
  readonly token: string;
  readonly port: number;
}

function answer(call: Call): void {
  const { request, response, port } = call;
  const decision = guardRequest(
    {
      method: request.method ?? '',
      path: (request.url ?? '').split('?')[0] ?? '',
      host: request.headers.host ?? null,
      origin: request.headers.origin ?? null,
      fetchSite: headerOf(request, 'sec-fetch-site'),
    },
    port,
  );
  if (decision.kind === 'refuse') {
    send(response, { status: decision.status, type: 'text/plain', body: `${decision.reason}\n` });
    return;
  }
  serve(decision.route, call);
}

function headerOf(request: IncomingMessage, name: string): string | null {
  const value = request.headers[name];
  return typeof value === 'string' ? value : null;
}

function serve(route: PageRoute, call: Call): void {
  const { response, options, token } = call;
  switch (route) {
    case '/': {
      const nonce = randomBytes(16).toString('base64');
      send(response, { status: 200, type: 'text/html', body: renderPage(options.source(), { nonce, token }), nonce });
      return;
    }
    case '/view.json':
      send(response, { status: 200, type: 'application/json', body: JSON.stringify(options.source().view) });
      return;
    case '/sections.json': {
      const source = options.source();
      const body = JSON.stringify({
        running: source.run.kind === 'running',
        state: worstLocalState(source.view),
        parts: renderParts(source),
      });
      send(response, { status: 200, type: 'application/json', body });
      return;
    }
    case '/summary.txt':
      send(response, { status: 200, type: 'text/plain', body: summaryText(options.source().view) });
      return;
    case '/run':
      void runAll(call);
  }
}

async function runAll({ request, response, options, token }: Call): Promise<void> {
  const body = await readBody(request);
  if (body === null || new URLSearchParams(body).get('token') !== token) {
    send(response, { status: 403, type: 'text/plain', body: 'This page is out of date. Reload it and try again.\n' });
    return;
  }
  options.runAll();
  response.setHeader('location', '/');
  send(response, { status: 303, type: 'text/plain', body: 'Running all checks.\n' });
}

/** Returns null if the body is too long or incomplete. */
async function readBody(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of request) {
      if (!Buffer.isBuffer(chunk)) continue;
      bytes += chunk.length;
      if (bytes > BODY_BYTES_MAX) return null;
      chunks.push(chunk);
    }
  } catch {
    return null;
  }
  return Buffer.concat(chunks).toString('utf8');
}

interface Answer {
  readonly status: number;
  readonly type: 'text/html' | 'text/plain' | 'application/json';
  readonly body: string;
  readonly nonce?: string;
}

function send(response: ServerResponse, { status, type, body, nonce }: Answer): void {
  const own = nonce === undefined ? "'none'" : `'nonce-${nonce}'`;
  response
    .writeHead(status, {
      'content-type': `${type}; charset=utf-8`,
      'content-length': Buffer.byteLength(body),
      'cache-control': 'no-store',
      'content-security-policy': `default-src 'none'; script-src ${own}; style-src ${own}; connect-src 'self'; img-src data:; form-action 'self'; base-uri 'none'; frame-ancestors 'none'`,
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      // A stricter policy would hide that the form is on this page.
      'referrer-policy': 'same-origin',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
    })
    .end(body);
}
