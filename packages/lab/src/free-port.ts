import { createServer } from 'node:net';
import { closeServer, listen } from './listening.ts';

/** Returns a TCP port that was free a moment ago on loopback; another process may take it before the caller does. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host, port: 0 });
  await closeServer(server);
  return port;
}
