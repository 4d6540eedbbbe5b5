import { createServer } from 'node:net';
import { closeServer, listen } from './listening.ts';

/** A TCP port that nobody held a moment ago on the loopback address; another process may take it before the caller does. */
export async function freePort(host = '127.0.0.1'): Promise<number> {
  const server = createServer();
  const port = await listen(server, { host, port: 0 });
  await closeServer(server);
  return port;
}
