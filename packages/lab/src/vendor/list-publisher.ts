import { createServer, type Server } from 'node:http';
import type { Socket } from 'node:net';
import { closeServer, listen, trackSockets } from '../listening.ts';

/** A web server that publishes texts, each at its path, like list vendors do. Texts can be replaced while it runs. */
export class ListPublisher {
  readonly port: number;
  readonly #server: Server;
  readonly #sockets: ReadonlySet<Socket>;
  readonly #pages: Map<string, Page>;

  private constructor(server: Server, pages: Map<string, Page>, port: number) {
    this.#server = server;
    this.#sockets = trackSockets(server);
    this.#pages = pages;
    this.port = port;
  }

  /** Listens on a free port of 127.0.0.1; serves 404 until something is published. */
  static async start(): Promise<ListPublisher> {
    const pages = new Map<string, Page>();
    const server = createServer((request, response) => {
      const page = pages.get(new URL(request.url ?? '/', 'http://lists').pathname);
      response.writeHead(page?.status ?? 404, { 'content-type': page?.mediaType ?? 'text/plain' });
      response.end(page?.text ?? 'Not found');
    });
    return new ListPublisher(server, pages, await listen(server, { host: '127.0.0.1', port: 0 }));
  }

  get url(): string {
    return `http://127.0.0.1:${String(this.port)}`;
  }

  publish(path: string, text: string, { status = 200, mediaType = 'application/json' } = {}): void {
    this.#pages.set(path, { text, status, mediaType });
  }

  async close(): Promise<void> {
    await closeServer(this.#server, this.#sockets);
  }
}

interface Page {
  readonly text: string;
  readonly status: number;
  readonly mediaType: string;
}
