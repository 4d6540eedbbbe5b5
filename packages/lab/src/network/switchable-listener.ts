import { createServer, type Server, type Socket } from 'node:net';
import { closeServer, listen, trackSockets } from '../listening.ts';
import type { Endpoint } from './addresses.ts';
import type { Connection } from './relay.ts';

/** Takes over an incoming connection. */
export type ConnectionHandler = (client: Socket) => Connection;

/** The listener of one name on one port, which can be opened and closed repeatedly. */
export class SwitchableListener {
  readonly endpoint: Endpoint;
  readonly #receive: ConnectionHandler;
  readonly #connections = new Map<Socket, Connection>();
  #server: Server | null = null;

  constructor(endpoint: Endpoint, receive: ConnectionHandler) {
    this.endpoint = endpoint;
    this.#receive = receive;
  }

  get isOpen(): boolean {
    return this.#server !== null;
  }

  /** Listens. `reusePort` lets it start while a `SynDropper` still holds the endpoint, so that no SYN is refused. */
  async open(): Promise<void> {
    if (this.#server !== null) return;
    const server = createServer();
    trackSockets(server);
    server.on('connection', (client: Socket) => {
      this.#connections.set(client, this.#receive(client));
      client.on('close', () => this.#connections.delete(client));
    });
    await listen(server, { ...this.endpoint, reusePort: true });
    this.#server = server;
  }

  /** Stops listening at once; open connections are left to `reset` and `stall`. */
  shut(): void {
    this.#server?.close();
    this.#server = null;
  }

  /** Resets every open connection. */
  reset(): void {
    for (const connection of this.#connections.values()) connection.reset();
  }

  /** Makes every open connection go silent. */
  stall(): void {
    for (const connection of this.#connections.values()) connection.stall();
  }

  async close(): Promise<void> {
    const server = this.#server;
    this.#server = null;
    if (server !== null) await closeServer(server, this.#connections.keys());
    for (const client of this.#connections.keys()) client.destroy();
  }
}
