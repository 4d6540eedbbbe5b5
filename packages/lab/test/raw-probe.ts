import { Resolver } from 'node:dns/promises';
import { get } from 'node:http';
import { connect, type Socket } from 'node:net';
import { connect as connectTls, type TLSSocket } from 'node:tls';

/** Longer than anything takes on loopback, short enough for a suite: silence shows as `TIMEOUT`. */
const PATIENCE_MS = 1_000;

/** How far a plain client got: the phase that ended the attempt, and the system's code or HTTP status. */
export interface Seen {
  readonly phase: 'resolve' | 'connect' | 'tls' | 'response';
  readonly code: string;
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string | string[] | undefined>>;
}

export interface RawTarget {
  readonly resolver: string;
  readonly name: string;
  readonly port: number;
  readonly caPem: string;
}

/** Goes through the phases with Node's own clients and returns where it ended. Never rejects. */
export async function rawProbe(target: RawTarget): Promise<Seen> {
  const addresses = await resolveRaw(target.resolver, target.name);
  if (typeof addresses === 'string') return { phase: 'resolve', code: addresses };
  const host = addresses[0] ?? '';
  if (!host.startsWith('127.')) return { phase: 'resolve', code: host };

  const socket = await connectRaw(host, target.port);
  if (typeof socket === 'string') return { phase: 'connect', code: socket };
  const secure = await secureRaw(socket, target);
  if (typeof secure === 'string') {
    socket.destroy();
    return { phase: 'tls', code: secure };
  }
  const seen = await requestRaw(secure, target.name);
  secure.destroy();
  return seen;
}

export async function resolveRaw(resolver: string, name: string): Promise<string[] | string> {
  const client = new Resolver({ timeout: PATIENCE_MS, tries: 1 });
  client.setServers([resolver]);
  try {
    return await client.resolve4(name);
  } catch (error) {
    return codeOf(error);
  }
}

export function connectRaw(host: string, port: number): Promise<Socket | string> {
  return settle((finish) => {
    const socket = connect(port, host);
    socket.on('connect', () => {
      finish(socket);
    });
    socket.on('error', (error) => {
      finish(codeOf(error));
    });
    return () => socket.destroy();
  });
}

function secureRaw(socket: Socket, target: RawTarget): Promise<TLSSocket | string> {
  return settle((finish) => {
    const secure = connectTls({ socket, servername: target.name, ca: target.caPem });
    secure.on('secureConnect', () => {
      finish(secure);
    });
    secure.on('error', (error) => {
      finish(codeOf(error));
    });
    secure.on('close', () => {
      finish('CLOSED');
    });
    return () => secure.destroy();
  });
}

/** Sends one plain HTTP request on its own connection. */
export async function requestPlain(host: string, port: number): Promise<Seen> {
  const socket = await connectRaw(host, port);
  return typeof socket === 'string' ? { phase: 'connect', code: socket } : requestRaw(socket, host);
}

function requestRaw(session: Socket, name: string): Promise<Seen> {
  let head: Pick<Seen, 'headers'> & { status: string } = { status: '' };
  let body = '';
  return settle<Seen>((finish) => {
    const request = get({ createConnection: () => session, host: name, path: '/' }, (response) => {
      head = { status: String(response.statusCode), headers: response.headers };
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        body += chunk;
      });
      response.on('error', () => undefined);
      response.on('end', () => {
        finish({ phase: 'response', code: head.status, body, headers: response.headers });
      });
    });
    request.on('error', (error) => {
      finish({ phase: 'response', code: codeOf(error) });
    });
    return () => request.destroy();
  }).then((seen) => (typeof seen === 'string' ? { phase: 'response', code: `${seen}${head.status}`, body } : seen));
}

/** Returns the first outcome, or `TIMEOUT` once `abandon` ends the attempt. */
function settle<T>(attempt: (finish: (outcome: T | string) => void) => () => void): Promise<T | string> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => {
      resolve('TIMEOUT');
      abandon();
    }, PATIENCE_MS);
    const abandon = attempt((outcome) => {
      clearTimeout(timer);
      resolve(outcome);
    });
  });
}

function codeOf(error: unknown): string {
  // Node also reports ECONNRESET for a FIN during the handshake; a real RST has the system's errno.
  if (error instanceof Error && 'code' in error && error.code === 'ECONNRESET' && !('errno' in error)) return 'CLOSED';
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'UNKNOWN';
}
