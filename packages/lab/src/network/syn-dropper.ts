import { once } from 'node:events';
import { connect } from 'node:net';
import { Worker } from 'node:worker_threads';
import type { Endpoint } from './addresses.ts';
import type { SynDropperCommand, SynDropperOptions } from './syn-dropper-messages.ts';

/** With a backlog of 1 Linux queues two connections, then drops every SYN. */
const QUEUE_LENGTH = 2;
/** A loopback connect that takes longer was dropped: the queue is already full. */
const FILL_TIMEOUT_MS = 300;

/**
 * Endpoints that drop every SYN, so that connects time out. Needs no privilege.
 *
 * A worker thread listens and never accepts; this side fills the kernel's queues.
 */
export class SynDropper {
  readonly #worker: Worker;
  readonly #wakeUps: Int32Array;
  readonly #held: Map<string, Endpoint>;

  private constructor(worker: Worker, wakeUps: Int32Array, endpoints: readonly Endpoint[]) {
    this.#worker = worker;
    this.#wakeUps = wakeUps;
    this.#held = new Map(endpoints.map((endpoint) => [endpointKey(endpoint), endpoint]));
  }

  /**
   * Binds the endpoints, also next to a `reusePort` listener of this user. They drop SYNs only after `fill`, which must be
   * called once that listener is closed.
   */
  static async listen(endpoints: readonly Endpoint[]): Promise<SynDropper> {
    const buffer = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const workerData: SynDropperOptions = { endpoints, wakeUps: buffer };
    const worker = new Worker(new URL('./syn-dropper-worker.ts', import.meta.url), { workerData });
    await once(worker, 'message');
    return new SynDropper(worker, new Int32Array(buffer), endpoints);
  }

  /** Fills the queues. From now on every connect is dropped. */
  async fill(): Promise<void> {
    await Promise.all([...this.#held.values()].map(fillQueue));
  }

  /** The number of endpoints it still holds. */
  get size(): number {
    return this.#held.size;
  }

  holds(endpoint: Endpoint): boolean {
    return this.#held.has(endpointKey(endpoint));
  }

  /** Releases one endpoint; the others stay silent. */
  async release(endpoint: Endpoint): Promise<void> {
    const key = endpointKey(endpoint);
    if (!this.#held.delete(key)) return;
    const answer = once(this.#worker, 'message');
    this.#command({ kind: 'release', endpoint: key });
    await answer;
  }

  /** Releases everything and ends the thread. Safe to repeat. */
  async end(): Promise<void> {
    if (this.#worker.threadId === -1) return;
    this.#held.clear();
    const exited = once(this.#worker, 'exit');
    this.#command({ kind: 'end' });
    await exited;
  }

  #command(command: SynDropperCommand): void {
    this.#worker.postMessage(command);
    Atomics.add(this.#wakeUps, 0, 1);
    Atomics.notify(this.#wakeUps, 0);
  }
}

function endpointKey(endpoint: Endpoint): string {
  return `${endpoint.host}:${endpoint.port}`;
}

async function fillQueue(endpoint: Endpoint): Promise<void> {
  for (let filled = 0; filled < QUEUE_LENGTH; filled += 1) await occupyPlace(endpoint);
}

/** A connection keeps its place in the queue after its client is gone: only an accept would free it. */
function occupyPlace(endpoint: Endpoint): Promise<void> {
  return new Promise((resolve) => {
    const socket = connect(endpoint.port, endpoint.host);
    socket.setTimeout(FILL_TIMEOUT_MS, () => socket.destroy());
    socket.on('connect', () => socket.destroy());
    socket.on('error', () => undefined);
    socket.on('close', () => {
      resolve();
    });
  });
}
