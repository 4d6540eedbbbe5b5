import { once } from 'node:events';
import type { AddressInfo, ListenOptions, Server, Socket } from 'node:net';

/** Listens and returns the port; rejects with the system's error (`EADDRINUSE`, `EACCES` ...). */
export async function listen(server: Server, options: ListenOptions): Promise<number> {
  server.listen({ exclusive: true, ...options });
  await once(server, 'listening');
  return portOf(server);
}

/** Returns the TCP port of a listening server. Throws if it does not listen, or listens on a path. */
export function portOf(server: Server): number {
  return addressInfo(server.address()).port;
}

function addressInfo(address: AddressInfo | string | null): AddressInfo {
  if (address === null || typeof address === 'string') throw new Error('the server does not listen on TCP');
  return address;
}

/** Collects a server's sockets, so that they can be closed together. */
export function trackSockets(server: Server): Set<Socket> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Resets by peers are normal in the lab; whoever uses the socket sees its close.
    socket.on('error', () => undefined);
  });
  return sockets;
}

/** Stops listening, closes the given sockets and resolves once everything is closed. Safe to repeat. */
export async function closeServer(server: Server, sockets: Iterable<Socket> = []): Promise<void> {
  const closed = server.listening ? once(server, 'close') : null;
  if (server.listening) server.close();
  for (const socket of sockets) socket.destroy();
  await closed;
}
