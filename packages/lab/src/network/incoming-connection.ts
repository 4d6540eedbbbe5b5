import type { Socket } from 'node:net';
import type { Endpoint } from './addresses.ts';

/** A client connection that was just accepted. */
export interface IncomingConnection {
  readonly client: Socket;
  /** The name whose address the client connected to. */
  readonly host: string;
  /** The name's real server. */
  readonly to: Endpoint;
  readonly latencyMs: number;
}
