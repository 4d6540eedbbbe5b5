import { createServer } from 'node:net';
import { findFreePort } from '../services/free-port.ts';

/** The loopback ports of one stack. */
export interface StackPorts {
  readonly web: number;
  readonly api: number;
  readonly workerMetrics: number;
}

/** Picks the ports that people know where they are free, and any others where not. */
export async function choosePorts(preferred: Partial<StackPorts>): Promise<StackPorts> {
  return {
    web: await freePortNear(preferred.web),
    api: await freePortNear(preferred.api),
    workerMetrics: await freePortNear(preferred.workerMetrics),
  };
}

async function freePortNear(preferred: number | undefined): Promise<number> {
  return preferred !== undefined && (await isFree(preferred)) ? preferred : await findFreePort();
}

/** Free on every address: a server on all of them would answer for `localhost` in our place. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => {
      resolve(false);
    });
    server.listen(port, () => {
      server.close(() => {
        resolve(true);
      });
    });
  });
}
