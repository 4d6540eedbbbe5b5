import { createServer, type Server, type Socket } from 'node:net';
import { closeServer, listen, trackSockets } from '../listening.ts';
import type { Endpoint } from './addresses.ts';
import type { Connection } from './relay.ts';

/** Takes over a connection that has come in. */
export type ConnectionHandler = (client: Socket) => Connection;

/** The listener of one name on one port, which can be opened and shut again and again. */
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

  /** Listens. `reusePort` lets it begin while a `Silence` still holds the endpoint, so that no SYN finds nobody. */
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

  /** Stops listening at once; connections that stand are left to `reset` and `stall`. */
  shut(): void {
    this.#server?.close();
    this.#server = null;
  }

  /** Breaks every connection that stands, with a RST to the client. */
  reset(): void {
    for (const connection of this.#connections.values()) connection.reset();
  }

  /** Makes every connection that stands go silent. */
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
