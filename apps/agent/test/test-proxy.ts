import { createServer, type RequestListener, request } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';
import type { Authority } from '@sightline/lab';

type KeyAndCert = Awaited<ReturnType<Authority['leaf']>>;

/** How the proxy behaves: it works, or answers everyone in this way. */
export type ProxyMood = 'open' | 'asks_login' | 'forbids' | 'cannot_reach' | 'silent';

export interface TestProxy {
  readonly port: number;
  mood: ProxyMood;
  /** The requests it received, as `CONNECT host:port` or `GET url`. */
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

const REFUSALS: Readonly<Record<Exclude<ProxyMood, 'open' | 'silent'>, string>> = {
  asks_login: '407 Proxy Authentication Required\r\nProxy-Authenticate: Basic realm="Corner Grill"',
  forbids: '403 Forbidden\r\nX-Squid-Error: ERR_ACCESS_DENIED 0',
  cannot_reach: '503 Service Unavailable\r\nX-Squid-Error: ERR_CONNECT_FAIL 110',
};
/** The login it accepts: user `boh`, password `secret`. */
const LOGIN = `Basic ${Buffer.from('boh:secret').toString('base64')}`;

/** A real HTTP proxy on loopback that leads every destination to the server at `port`; uses TLS with a `leaf`. */
export async function startTestProxy(port: number, leaf?: KeyAndCert): Promise<TestProxy> {
  const sockets = new Set<Socket>();
  const asked: string[] = [];
  const proxy: { mood: ProxyMood } = { mood: 'open' };
  const refusalFor = (login: string | undefined): string | null => {
    if (proxy.mood === 'open' || proxy.mood === 'silent') return null;
    return proxy.mood === 'asks_login' && login === LOGIN ? null : REFUSALS[proxy.mood];
  };
  const forward: RequestListener = (incoming, response) => {
    asked.push(`${incoming.method ?? ''} ${incoming.url ?? ''}`);
    const refusal = refusalFor(incoming.headers['proxy-authorization']);
    if (refusal !== null) {
      response.writeHead(Number(refusal.slice(0, 3))).end();
      return;
    }
    const { pathname } = new URL(incoming.url ?? '/');
    const outgoing = request({ host: '127.0.0.1', port, path: pathname, headers: incoming.headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    outgoing.end();
  };
  const server = leaf === undefined ? createServer(forward) : createSecureServer(leaf, forward);
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  server.on('connect', (incoming, client) => {
    asked.push(`CONNECT ${incoming.url ?? ''}`);
    if (proxy.mood === 'silent') return;
    const refusal = refusalFor(incoming.headers['proxy-authorization']);
    if (refusal !== null) {
      client.end(`HTTP/1.1 ${refusal}\r\nContent-Length: 0\r\nConnection: close\r\n\r\n`);
      return;
    }
    const upstream = connect(port, '127.0.0.1', () => {
      client.write('HTTP/1.1 200 Connection established\r\n\r\n');
      upstream.pipe(client).pipe(upstream);
    });
    upstream.on('error', () => client.destroy());
    client.on('error', () => upstream.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return Object.assign(proxy, {
    port: (server.address() as AddressInfo).port,
    asked,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  });
}
