import { once } from 'node:events';
import type { AddressInfo, ListenOptions, Server, Socket } from 'node:net';

/** Listens and gives the port; rejects with the system's error (`EADDRINUSE`, `EACCES` ...) when it cannot. */
export async function listen(server: Server, options: ListenOptions): Promise<number> {
  server.listen({ exclusive: true, ...options });
  await once(server, 'listening');
  return portOf(server);
}

/** The TCP port of a server that listens. Throws for one that does not, or listens on a path. */
export function portOf(server: Server): number {
  return addressInfo(server.address()).port;
}

function addressInfo(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on TCP');
  return address;
}

/** Collects the sockets of a server as they come, so that they can be ended together. */
export function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // A peer that resets is an everyday event in the lab; whoever uses the socket sees its close.
    socket.on('error', () => undefined);
  });
  return sockets;
}

/** Stops listening, ends the given sockets and resolves when all of it is gone. Harmless when repeated. */
export async function closeServer(server: Server, sockets: Iterable<Socket> = []): Promise<void> {
  const closed = server.listening ? once(server, 'close') : null;
  if (server.listening) server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
