import { connect, type Socket } from 'node:net';
import { Transform } from 'node:stream';
import type { Endpoint } from './addresses.ts';

/** A client's connection, as the network can break it. */
export interface Connection {
  /** RST to the client. */
  reset(): void;
  /** Nothing more reaches the client, and what it sends goes nowhere. */
  stall(): void;
}

/**
 * Pipes a client to an endpoint and back; `latencyMs` delays each piece of the answer.
 * When the endpoint cannot be reached or resets, so does the client's connection.
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

/** A connection that ends here: it cannot be left hanging half way, so it is reset in either case. */
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
