import { connect, type Socket } from 'node:net';
import type { Failure } from '@sightline/spec';
import { classifyConnectError } from '../../failures/classify-failure.ts';
import type { Deadline } from './deadline.ts';

export type TcpConnectOutcome =
  | { readonly kind: 'connected'; readonly socket: Socket; readonly ms: number }
  | { readonly kind: 'failed'; readonly failure: Failure; readonly ms: number };

/** Opens a TCP connection to one explicit address. The caller owns the socket. Does not reject. */
export function connectTcp(
  address: string,
  port: number,
  deadline: Deadline,
  signal?: AbortSignal,
): Promise<TcpConnectOutcome> {
  return new Promise((resolve) => {
    const startedMs = performance.now();
    // Node's address racing would hide which address failed.
    const socket = connect({ host: address, port, autoSelectFamily: false });
    socket.setNoDelay(true);
    const settle = (): void => {
      clearTimeout(timer);
      signal?.removeEventListener('abort', giveUp);
    };
    const fail = (failure: Failure): void => {
      settle();
      socket.destroy();
      resolve({ kind: 'failed', failure, ms: performance.now() - startedMs });
    };
    const giveUp = (): void => {
      fail('connect.timeout');
    };
    const timer = setTimeout(giveUp, deadline.remainingMs());
    signal?.addEventListener('abort', giveUp);
    const onError = (error: Error): void => {
      fail(classifyConnectError(error));
    };
    socket.once('error', onError);
    socket.once('connect', () => {
      settle();
      socket.off('error', onError);
      // A reset between two phases must not be an uncaught error; the next phase sees it on the socket.
      socket.on('error', () => undefined);
      resolve({ kind: 'connected', socket, ms: performance.now() - startedMs });
    });
  });
}
