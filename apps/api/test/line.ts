import { connect, createServer, type Server, type Socket } from 'node:net';

/** A path to the API that can be cut, like a store's line. */
export class Line {
  readonly #server: Server;
  readonly #sockets = new Set<Socket>();
  readonly #port: number;

  private constructor(port: number, server: Server) {
    this.#port = port;
    this.#server = server;
  }

  static async open(apiPort: number): Promise<Line> {
    const server = createServer((socket) => {
      const onward = connect(apiPort, '127.0.0.1');
      line.#sockets.add(socket);
      for (const end of [socket, onward]) end.on('error', () => end.destroy());
      socket.pipe(onward).pipe(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const line = new Line(typeof address === 'object' && address !== null ? address.port : 0, server);
    return line;
  }

  get url(): string {
    return `http://127.0.0.1:${this.#port}`;
  }

  async cut(): Promise<void> {
    for (const socket of this.#sockets) socket.destroy();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  async mend(): Promise<void> {
    await new Promise<void>((resolve) => this.#server.listen(this.#port, '127.0.0.1', resolve));
  }
}
