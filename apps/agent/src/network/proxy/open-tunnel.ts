import { request } from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import { AGENT_VERSION } from '../../platform/version.ts';
import type { HttpResponseFacts } from '../http/block-pages.ts';
import type { Deadline } from '../tcp/deadline.ts';
import type { ProxyServer } from './proxy-server.ts';

/** The proxy's answer to a request for a tunnel. */
export type TunnelOutcome =
  | { readonly kind: 'open' }
  | { readonly kind: 'refused'; readonly answer: HttpResponseFacts }
  | { readonly kind: 'failed'; readonly why: 'timeout' | 'closed' };

/** A proxy sends the body of a refusal right away or not at all. */
const REFUSAL_BODY_MS = 500;
const REFUSAL_BODY_BYTES_MAX = 16 * 1024;

/**
 * Asks the proxy at the other end of an open connection for a tunnel (CONNECT, RFC 9110, 9.3.6). On `open` the socket is
 * the tunnel; otherwise it is unusable. Does not reject.
 */
export function openTunnel(
  socket: Socket,
  proxy: ProxyServer,
  origin: { readonly host: string; readonly port: number },
  deadline: Deadline,
): Promise<TunnelOutcome> {
  return new Promise((resolve) => {
    const authority = `${isIPv6(origin.host) ? `[${origin.host}]` : origin.host}:${origin.port}`;
    const timer = setTimeout(() => {
      socket.destroy();
      resolve({ kind: 'failed', why: 'timeout' });
    }, deadline.remainingMs());
    const outgoing = request({
      createConnection: () => socket,
      method: 'CONNECT',
      host: proxy.host,
      path: authority,
      headers: {
        host: authority,
        'user-agent': `sightline-agent/${AGENT_VERSION}`,
        ...(proxy.authorization === null ? {} : { 'proxy-authorization': proxy.authorization }),
      },
    });
    outgoing.on('error', () => {
      clearTimeout(timer);
      resolve({ kind: 'failed', why: 'closed' });
    });
    outgoing.on('connect', (incoming, _socket, head) => {
      clearTimeout(timer);
      const status = incoming.statusCode ?? 0;
      if (status >= 200 && status <= 299) {
        if (head.length > 0) socket.unshift(head);
        resolve({ kind: 'open' });
        return;
      }
      const headers = new Map(
        Object.entries(incoming.headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
      );
      void readRefusalBody(socket, head).then((body) => {
        resolve({ kind: 'refused', answer: { status, headers, body } });
      });
    });
    outgoing.end();
  });
}

function readRefusalBody(socket: Socket, head: Buffer): Promise<string> {
  return new Promise((resolve) => {
    const chunks = [head];
    let bytes = head.length;
    const settle = (): void => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(chunks).toString('utf8'));
    };
    const timer = setTimeout(settle, REFUSAL_BODY_MS);
    socket.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= REFUSAL_BODY_BYTES_MAX) settle();
    });
    socket.once('close', settle);
    socket.once('end', settle);
    socket.resume();
  });
}
