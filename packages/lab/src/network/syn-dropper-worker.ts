import { createServer, type Server } from 'node:net';
import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import type { SynDropperCommand, SynDropperEvent, SynDropperOptions } from './syn-dropper-messages.ts';

/**
 * The thread behind `SynDropper`: listens, then sleeps without ever accepting, so the kernel's queues stay full. It must not
 * return to its event loop until it is told to end: the loop would accept the waiting connections.
 */
// Only syn-dropper.ts, in this package, sends either.
const order = workerData as SynDropperOptions;
const wakeUps = new Int32Array(order.wakeUps);
const port = parentPort;
if (port === null) throw new Error('syn-dropper-worker runs as a worker thread only');

const servers = new Map<string, Server>();
let listening = 0;
for (const { host, port: tcpPort } of order.endpoints) {
  const server = createServer();
  servers.set(`${host}:${tcpPort}`, server);
  // Node treats a backlog of 0 as its default, so 1 is the shortest queue. reusePort lets it overlap with the listener.
  server.listen({ host, port: tcpPort, backlog: 1, reusePort: true, exclusive: true }, () => {
    listening += 1;
    if (listening === order.endpoints.length) sleepUntilEnded();
  });
}

function sleepUntilEnded(): void {
  tell({ kind: 'listening' });
  for (;;) {
    const seen = Atomics.load(wakeUps, 0);
    if (obeyAll() === 'end') return;
    Atomics.wait(wakeUps, 0, seen);
  }
}

function obeyAll(): 'end' | 'sleep' {
  for (;;) {
    const received = port === null ? undefined : receiveMessageOnPort(port);
    if (received === undefined) return 'sleep';
    const command = received.message as SynDropperCommand;
    if (command.kind === 'end') {
      for (const server of servers.values()) server.close();
      port?.close();
      return 'end';
    }
    servers.get(command.endpoint)?.close();
    servers.delete(command.endpoint);
    tell({ kind: 'released', endpoint: command.endpoint });
  }
}

function tell(event: SynDropperEvent): void {
  port?.postMessage(event);
}
