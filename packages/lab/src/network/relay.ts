import { connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { Endpoint } from './addresses.ts';

/** A client connection that the network can break. */
export interface Connection {
  /** Sends RST to the client. */
  reset(): void;
  /** Stops all traffic in both directions. */
  stall(): void;
}

/**
 * Pipes a client to an endpoint and back; `latencyMs` delays each piece of the response.
 * If the endpoint is unreachable or resets, the client's connection is reset too.
 */
export function relay(client: Socket, to: Endpoint, latencyMs = 0): Connection {
  const upstream = connect(to.port, to.host);
  let stalled = false;
  client.pipe(upstream);
  const answer = latencyMs > 0 ? upstream.pipe(delay(latencyMs)) : upstream;
  answer.pipe(client);
  upstream.on('error', () => {
    if (!stalled) client.resetAndDestroy();
  });
  client.on('close', () => {
    upstream.destroy();
    answer.destroy();
  });
  return {
    reset() {
      client.resetAndDestroy();
    },
    stall() {
      stalled = true;
      client.unpipe();
      answer.unpipe();
      upstream.destroy();
      client.resume();
    },
  };
}

/** A connection that ends here: it has no other side to stall, so it is reset in both cases. */
export function endHere(client: Socket): Connection {
  const reset = (): void => {
    client.resetAndDestroy();
  };
  return { reset, stall: reset };
}

function delay(latencyMs: number): Transform {
  let timer: NodeJS.Timeout | undefined;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      timer = setTimeout(() => {
        done(null, chunk);
      }, latencyMs);
    },
    destroy(error, done) {
      clearTimeout(timer);
      done(error);
    },
  });
}
