import { createServer, type Server, type Socket } from 'node:net';
import type { MeetingPort } from '@sightline/spec';
import type { Clock } from '../platform/clock.ts';
import { greetingFor } from './rendezvous-greeting.ts';
import { LEAD_MS, nextRendezvousMs, TAIL_MS } from './rendezvous-schedule.ts';

export interface RendezvousListenerOptions {
  readonly clock: Clock;
  readonly serverNowMs: () => number;
  readonly hostId: string;
  /** Whether a program on this host listens on the port. */
  readonly hasListener: (port: number) => Promise<boolean>;
}

/**
 * Opens ports that peers probe, each at its rendezvous times, if nothing listens there: for at most three seconds, or until
 * all peers have connected. Sends a greeting to peers only; closes any other connection.
 */
export class RendezvousListener {
  readonly #options: RendezvousListenerOptions;
  readonly #cancels = new Map<number, () => void>();
  readonly #open = new Map<number, () => void>();
  #ports: readonly MeetingPort[] = [];

  constructor(options: RendezvousListenerOptions) {
    this.#options = options;
  }

  assign(ports: readonly MeetingPort[]): void {
    this.#ports = ports;
    const wanted = new Set(ports.map(({ port }) => port));
    for (const [port, cancel] of this.#cancels) {
      if (wanted.has(port)) continue;
      cancel();
      this.#cancels.delete(port);
    }
    for (const port of wanted) if (!this.#cancels.has(port)) this.#schedule(port);
  }

  stop(): void {
    this.assign([]);
    for (const close of this.#open.values()) close();
  }

  #schedule(port: number): void {
    const { clock, hostId, serverNowMs } = this.#options;
    const nowMs = serverNowMs() + LEAD_MS;
    const delayMs = nextRendezvousMs(nowMs, hostId, port) - nowMs;
    const cancel = clock.after(delayMs, () => {
      this.#schedule(port);
      void this.#openPort(port);
    });
    this.#cancels.set(port, cancel);
  }

  async #openPort(port: number): Promise<void> {
    const { clock, hostId, hasListener } = this.#options;
    const peers = this.#ports.find((one) => one.port === port)?.from ?? [];
    if (peers.length === 0 || this.#open.has(port) || (await hasListener(port))) return;
    const expected = new Set(peers);
    const server = createServer((socket) => {
      const peer = peers.find((addresses) => addresses.includes(plainAddress(socket)));
      answer(socket, peer === undefined ? null : greetingFor(hostId));
      if (peer !== undefined) expected.delete(peer);
      if (expected.size === 0) close();
    });
    const cancel = clock.after(LEAD_MS + TAIL_MS, () => {
      close();
    });
    const close = (): void => {
      cancel();
      this.#open.delete(port);
      server.close();
    };
    this.#open.set(port, close);
    listen(server, port, close);
  }
}

/** Listens on all addresses: bound to one, Windows would divert connections from a program that listens on all. */
function listen(server: Server, port: number, onFailed: () => void): void {
  let host = '::';
  server.on('error', () => {
    if (host === '::') {
      // A host without IPv6.
      host = '0.0.0.0';
      server.listen({ host, port, exclusive: true });
    } else {
      onFailed();
    }
  });
  server.listen({ host, port, exclusive: true });
}

function answer(socket: Socket, greeting: Buffer | null): void {
  socket.on('error', () => undefined);
  if (greeting === null) socket.destroy();
  else socket.end(greeting);
  socket.setTimeout(TAIL_MS, () => socket.destroy());
}

function plainAddress({ remoteAddress = '' }: Socket): string {
  return remoteAddress.replace(/^::ffff:/i, '').replace(/%.*$/, '');
}
