import type { Socket } from 'node:net';
import type { ConnectionFault } from '../faults.ts';
import type { FaultHttpServers } from './fault-http-servers.ts';
import type { TlsServerFault } from './fault-tls-servers.ts';
import type { IncomingConnection } from './incoming-connection.ts';
import { type Connection, endHere, relay } from './relay.ts';

/** Long enough for the client to see the connection; otherwise the kernel reports connect or TLS at random. */
const RESET_DELAY_MS = 25;

/** Applies a fault to an accepted connection. */
export function applyConnectionFault(
  fault: ConnectionFault,
  incoming: IncomingConnection,
  fronts: FaultHttpServers,
): Connection {
  const { client } = incoming;
  switch (fault) {
    case 'answer':
      return relay(client, incoming.to);
    case 'slow':
      return relay(client, incoming.to, incoming.latencyMs);
    case 'reset_on_connect':
      resetSoon(client);
      return endHere(client);
    case 'reset_after_client_hello':
      client.once('data', () => client.resetAndDestroy());
      return endHere(client);
    case 'close_after_client_hello':
      client.once('data', () => client.end());
      return endHere(client);
    case 'tls_silent':
      client.resume();
      return endHere(client);
    case 'not_tls':
      client.once('data', () => client.end('220 printer.store.lab.test ready\r\n'));
      return endHere(client);
    default:
      fronts.serve(fault, incoming);
      return endHere(client);
  }
}

/** Narrows to the faults that need a certificate first. */
export function endsTls(fault: ConnectionFault): fault is TlsServerFault {
  switch (fault) {
    case 'answer':
    case 'slow':
    case 'reset_on_connect':
    case 'reset_after_client_hello':
    case 'close_after_client_hello':
    case 'tls_silent':
    case 'not_tls':
      return false;
    default:
      return true;
  }
}

function resetSoon(client: Socket): void {
  const timer = setTimeout(() => client.resetAndDestroy(), RESET_DELAY_MS);
  client.on('close', () => {
    clearTimeout(timer);
  });
}
